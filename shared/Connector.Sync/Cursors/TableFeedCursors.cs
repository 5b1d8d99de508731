using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Cursors;

/// <summary>Cursors of feeds in Table Storage: table <c>cursors</c>, partition <c>feed</c>, row key = flow and company.</summary>
public sealed class TableFeedCursors(TableServiceClient tables) : IFeedCursors
{
    private const string Partition = "feed";
    private const string Cursor = "Cursor";
    private readonly TableClient table = tables.GetTableClient(TableName.Cursors);

    /// <inheritdoc />
    public async Task<string?> ReadAsync(string feed, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, TableKey.Encode(feed), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString(Cursor) : null;
    }

    /// <inheritdoc />
    public Task SaveAsync(string feed, string cursor, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(Partition, TableKey.Encode(feed)) { [Cursor] = cursor }, TableUpdateMode.Replace, cancellationToken);
}
