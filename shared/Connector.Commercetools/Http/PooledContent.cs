using System.Buffers;
using System.Net;

namespace Connector.Commercetools.Http;

/// <summary>
/// A reply that was read to its end, in a pooled buffer until it is disposed: a page of 500 rows is too large for a buffer of its
/// own each time.
/// </summary>
internal sealed class PooledContent : HttpContent
{
    private const int FirstSize = 16 * 1024;
    private byte[]? buffer;
    private int length;

    private PooledContent(int size) => buffer = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>The reply.</summary>
    public ReadOnlyMemory<byte> Body => Buffer.AsMemory(0, length);

    private byte[] Buffer => buffer ?? throw new ObjectDisposedException(nameof(PooledContent));

    /// <summary>Reads a reply to its end.</summary>
    /// <exception cref="HttpRequestException">It broke off.</exception>
    public static async Task<PooledContent> ReadAsync(HttpContent reply, CancellationToken ct)
    {
        var content = new PooledContent((int)Math.Min(reply.Headers.ContentLength + 1 ?? FirstSize, 1 << 24));
        try
        {
            await using var stream = await reply.ReadAsStreamAsync(ct);
            while (await stream.ReadAsync(content.Buffer.AsMemory(content.length), ct) is var read and > 0)
            {
                content.length += read;
                if (content.length == content.Buffer.Length) content.Grow();
            }

            content.Headers.ContentType = reply.Headers.ContentType;
            return content;
        }
        catch (IOException e)
        {
            content.Dispose();
            throw new HttpRequestException((e as HttpIOException)?.HttpRequestError ?? HttpRequestError.ResponseEnded, "The reply broke off.", e);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new MemoryStream(Buffer, 0, length, writable: false);

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(CreateContentReadStream(CancellationToken.None));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Body).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref buffer, null) is { } rented) ArrayPool<byte>.Shared.Return(rented);
        base.Dispose(disposing);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Buffer.Length * 2);
        Body.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(Buffer);
        buffer = larger;
    }
}
