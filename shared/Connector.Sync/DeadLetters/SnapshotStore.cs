using Azure.Storage.Blobs;
using Connector.Sync.Storage;

namespace Connector.Sync.DeadLetters;

/// <summary>Keeps snapshots: small ones in the row itself, larger ones as a blob that the row names.</summary>
public sealed class SnapshotStore(BlobServiceClient blobs)
{
    /// <summary>Longest snapshot, in characters, that stays in the row; a table row holds 1 MiB in all, a property 32 K characters.</summary>
    public const int InlineLimit = 16_000;

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName.Snapshots);

    /// <summary>Stores a snapshot.</summary>
    /// <returns>What belongs into the row: the text itself, <c>blob:NAME</c>, or null.</returns>
    public async Task<string?> KeepAsync(string rowKey, string side, string? text, CancellationToken cancellationToken)
    {
        if (text is null || text.Length <= InlineLimit) return text;
        var name = $"{rowKey}/{side}.json";
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, cancellationToken);
        return $"blob:{name}";
    }
}
