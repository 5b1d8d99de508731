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

/// <summary>A slice as it was read.</summary>
/// <param name="Values">Value by key.</param>
/// <param name="ETag">Its version; null when it does not exist.</param>
public sealed record PublishedSlice(Dictionary<ulong, ulong> Values, ETag? ETag);

/// <summary>Slices as blobs of container <c>published</c>, 16 bytes per entry.</summary>
public sealed class BlobPublishedSlices(BlobServiceClient blobs) : IPublishedSlices
{
    private const int PairSize = 16;
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName.Published);

    /// <inheritdoc />
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

    /// <inheritdoc />
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
