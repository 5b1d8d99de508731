using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Cursors;

/// <summary>Cursors in Table Storage: table <c>cursors</c>, partition <c>cursor</c>, row key = name of the flow.</summary>
public sealed class TableCursors(TableServiceClient tables) : ICursors
{
    private const string Partition = "cursor";
    private const string Position = "Position";
    private readonly TableClient table = tables.GetTableClient(TableName.Cursors);

    /// <inheritdoc />
    public async Task<DateTimeOffset?> ReadAsync(string name, CancellationToken cancellationToken) =>
        (await FindAsync(name, cancellationToken))?.GetDateTimeOffset(Position);

    /// <inheritdoc />
    public async Task AdvanceAsync(string name, DateTimeOffset position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await FindAsync(name, cancellationToken);
            if (row?.GetDateTimeOffset(Position) >= position) return;
            try
            {
                if (row is null)
                {
                    await table.AddEntityAsync(new TableEntity(Partition, name) { [Position] = position }, cancellationToken);
                }
                else
                {
                    row[Position] = position;
                    await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
                }

                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Another instance moved it in between: look again.
            }
        }
    }

    private async Task<TableEntity?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, name, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }
}
