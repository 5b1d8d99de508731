using Azure;
using Azure.Storage.Blobs;
using Connector.Sync.Storage;

namespace Connector.Sync.DeadLetters;

/// <summary>Keeps snapshots: small ones in the row itself, larger ones as a blob that the row names.</summary>
public sealed class SnapshotStore(BlobServiceClient blobs)
{
    /// <summary>Longest snapshot, in characters, that stays in the row; a table row holds 1 MiB in all, a property 32 K characters.</summary>
    public const int InlineLimit = 16_000;

    private const string Prefix = "blob:";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName.Snapshots);

    /// <summary>Stores a snapshot.</summary>
    /// <returns>What belongs into the row: the text itself, <c>blob:NAME</c>, or null.</returns>
    public async Task<string?> KeepAsync(string rowKey, string side, string? text, CancellationToken cancellationToken)
    {
        if (text is null || text.Length <= InlineLimit) return text;
        var name = $"{rowKey}/{side}.json";
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, cancellationToken);
        return Prefix + name;
    }

    /// <summary>Reads what <see cref="KeepAsync"/> left in a row; null when there is nothing, or when its retention is over.</summary>
    public async Task<string?> ReadAsync(string? kept, CancellationToken cancellationToken)
    {
        if (kept is null || !kept.StartsWith(Prefix, StringComparison.Ordinal)) return kept;
        try
        {
            return (await container.GetBlobClient(kept[Prefix.Length..]).DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
