using System.Buffers;
using System.Buffers.Binary;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Connector.Sync.Storage;

namespace Connector.Sync.Stock;

/// <summary>Where slices of what was published are kept.</summary>
public interface IPublishedSlices
{
    /// <summary>Reads a slice; empty when it was never written.</summary>
    Task<PublishedSlice> ReadAsync(string company, int slice, CancellationToken cancellationToken);

    /// <summary>Writes a slice unless somebody else wrote it since it was read.</summary>
    /// <returns>False when somebody did.</returns>
    Task<bool> WriteAsync(string company, int slice, PublishedSlice content, CancellationToken cancellationToken);
}

/// <summary>Slices as blobs of container <c>published</c>, 16 bytes per entry.</summary>
public sealed class BlobPublishedSlices(BlobServiceClient blobs) : IPublishedSlices
{
    private const int PairSize = 16;
    private const int PairsAtOnce = 1024;
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName.Published);

    /// <inheritdoc />
    public async Task<PublishedSlice> ReadAsync(string company, int slice, CancellationToken cancellationToken)
    {
        try
        {
            using var blob = (await Blob(company, slice).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            return new(await ReadAsync(blob.Content, (int)(blob.Details.ContentLength / PairSize), cancellationToken), blob.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return PublishedSlice.None;
        }
    }

    /// <inheritdoc />
    public async Task<bool> WriteAsync(string company, int slice, PublishedSlice content, CancellationToken cancellationToken)
    {
        var conditions = content.ETag is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await Blob(company, slice).UploadAsync(BinaryData.FromBytes(Bytes(content.Entries)), new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    // Straight into the entries: all 256 slices are read in each comparison, and a copy of the blob each would be as much again.
    private static async Task<PublishedEntry[]> ReadAsync(Stream blob, int count, CancellationToken cancellationToken)
    {
        var entries = new PublishedEntry[count];
        var buffer = ArrayPool<byte>.Shared.Rent(PairSize * PairsAtOnce);
        for (var at = 0; at < count;)
        {
            var pairs = Math.Min(count - at, PairsAtOnce);
            await blob.ReadExactlyAsync(buffer.AsMemory(0, pairs * PairSize), cancellationToken);
            for (var pair = 0; pair < pairs; pair++)
            {
                var bytes = buffer.AsSpan(pair * PairSize, PairSize);
                entries[at++] = new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return entries;
    }

    private static byte[] Bytes(ReadOnlySpan<PublishedEntry> entries)
    {
        var bytes = new byte[entries.Length * PairSize];
        for (var at = 0; at < entries.Length; at++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at * PairSize), entries[at].Key);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((at * PairSize) + 8), entries[at].Value);
        }

        return bytes;
    }

    private BlobClient Blob(string company, int slice) => container.GetBlobClient($"stock/{TableKey.Encode(company)}/{slice:x2}");
}
