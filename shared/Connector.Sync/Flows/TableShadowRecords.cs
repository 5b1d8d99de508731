using Azure.Data.Tables;
using Connector.Sync.DeadLetters;
using Connector.Sync.Storage;

namespace Connector.Sync.Flows;

/// <summary>Would-be writes in Table Storage: table <c>shadow</c>, partition = flow, row = key.</summary>
public sealed class TableShadowRecords(TableServiceClient tables, SnapshotStore snapshots, TimeProvider time) : IShadowRecords
{
    private readonly TableClient table = tables.GetTableClient(TableName.Shadow);

    /// <inheritdoc />
    public async Task RecordAsync(string flow, string key, string target, string documentHash, CancellationToken cancellationToken)
    {
        var row = new TableEntity(flow, TableKey.Encode(key))
        {
            ["Key"] = key,
            ["Hash"] = documentHash,
            ["RecordedAt"] = time.GetUtcNow(),
            ["Target"] = await snapshots.KeepAsync($"shadow/{flow}/{TableKey.Encode(key)}", "target", target, cancellationToken),
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
