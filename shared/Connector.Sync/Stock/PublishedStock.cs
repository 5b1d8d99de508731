using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Connector.Mapping;
using Connector.Sync.Storage;

namespace Connector.Sync.Stock;

/// <summary>
/// What MAX said when a SKU was last put on the queue, in 16 bytes per SKU and channel: 256 blobs per company in container
/// <c>published</c>. It only saves work; the full comparison finds what it misses.
/// </summary>
public sealed class PublishedStock(BlobServiceClient blobs)
{
    /// <summary>Number of slices of a company.</summary>
    public const int Slices = 256;

    private const int PairSize = 16;
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName.Published);

    /// <summary>Key of an entry.</summary>
    public static ulong KeyOf(string sku, string channel) => KeyOf(StockTable.Key(sku, channel));

    /// <summary>The shorter key of an entry.</summary>
    internal static ulong KeyOf(UInt128 key) => (ulong)(key >> 64);

    /// <summary>The slice that holds a key.</summary>
    public static int SliceOf(ulong key) => (int)(key >> 56);

    /// <summary>What MAX says of an entry, as a number. The days until restocking are left out: they change every day.</summary>
    public static ulong ValueOf(SellableStock stock) => XxHash3.HashToUInt64(
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"{stock.Pieces:0.######}|{stock.ExpectedDelivery?.UtcTicks}")));

    /// <summary>Reads a slice; empty when it was never written.</summary>
    public async Task<PublishedSlice> ReadAsync(string company, int slice, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await Blob(company, slice).DownloadContentAsync(cancellationToken)).Value;
            var bytes = content.Content.ToMemory();
            var values = new Dictionary<ulong, ulong>(bytes.Length / PairSize);
            for (var at = 0; at + PairSize <= bytes.Length; at += PairSize)
                values[BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[at..])] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[(at + 8)..]);
            return new(values, content.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new([], null);
        }
    }

    /// <summary>Writes a slice unless somebody else wrote it since it was read.</summary>
    /// <returns>False when somebody did.</returns>
    public async Task<bool> WriteAsync(string company, int slice, PublishedSlice content, CancellationToken cancellationToken)
    {
        var bytes = new byte[content.Values.Count * PairSize];
        var at = 0;
        foreach (var (key, value) in content.Values)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), key);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at + 8), value);
            at += PairSize;
        }

        var conditions = content.ETag is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await Blob(company, slice).UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private BlobClient Blob(string company, int slice) => container.GetBlobClient($"stock/{TableKey.Encode(company)}/{slice:x2}");
}

/// <summary>A slice as it was read.</summary>
/// <param name="Values">Value by key.</param>
/// <param name="ETag">Its version; null when it does not exist.</param>
public sealed record PublishedSlice(Dictionary<ulong, ulong> Values, ETag? ETag);
