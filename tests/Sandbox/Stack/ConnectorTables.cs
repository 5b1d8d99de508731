using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sandbox.Stack;

/// <summary>Reads the connector's tables as an operator does in the portal.</summary>
public sealed class ConnectorTables(string connectionString)
{
    private readonly TableServiceClient tables = new(connectionString);

    /// <summary>Rows of a table in key order, of one partition when it is named; empty while the table does not exist.</summary>
    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table, string? partition = null)
    {
        List<TableEntity> rows = [];
        try
        {
            var query = partition is null ? tables.GetTableClient(table).QueryAsync<TableEntity>() : tables.GetTableClient(table).QueryAsync<TableEntity>(row => row.PartitionKey == partition);
            await foreach (var row in query) rows.Add(row);
        }
        catch (Azure.RequestFailedException e) when (e.ErrorCode == "TableNotFound")
        {
            // The worker has not started yet.
        }

        return rows;
    }

    /// <summary>Dead letters that are open, newest first.</summary>
    public Task<IReadOnlyList<TableEntity>> OpenDeadLettersAsync() => RowsAsync(TableName.DeadLetters, "open");

    /// <summary>Links of orders.</summary>
    public Task<IReadOnlyList<TableEntity>> LinksAsync() => RowsAsync(TableName.Links, "order");

    /// <summary>Links of customers, and those that were only begun.</summary>
    public Task<IReadOnlyList<TableEntity>> CustomerLinksAsync() => RowsAsync(TableName.Links, "customer");
}
