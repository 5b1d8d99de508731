using System.Text;

namespace Connector.EndToEnd.Tests.ExactMax;

/// <summary>A body that comes in pieces, each when it is asked for; then it ends, breaks, or says nothing more.</summary>
internal sealed class SlowStream(Func<CancellationToken, Task<int>> after, params string[] pieces) : Stream
{
    private readonly Queue<byte[]> _pieces = new(pieces.Select(Encoding.UTF8.GetBytes));

    /// <summary>How many pieces were not asked for yet.</summary>
    public int Left => _pieces.Count;

    public static Task<int> Ends(CancellationToken cancellation) => Task.FromResult(0);

    public static Task<int> Breaks(CancellationToken cancellation) => throw new IOException("Connection reset.");

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_pieces.TryDequeue(out var piece))
            return await after(cancellationToken);
        piece.CopyTo(buffer);
        return piece.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
