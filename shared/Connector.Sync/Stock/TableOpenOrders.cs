using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Stock;

/// <summary>Open orders in Table Storage: table <c>demand</c>, partition <c>open</c>, row key = commercetools order id.</summary>
public sealed class TableOpenOrders(TableServiceClient tables) : IOpenOrders
{
    private readonly TableClient table = tables.GetTableClient(TableName.Demand);

    /// <inheritdoc />
    public async Task<Dictionary<string, OpenOrder>> ReadAsync(CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, OpenOrder>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == OpenOrder.Partition, cancellationToken: cancellationToken))
        {
            var order = OpenOrder.Read(row);
            open[order.OrderId] = order;
        }

        return open;
    }

    /// <inheritdoc />
    public async Task<OpenOrder> SaveAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        var row = order.Row(TableKey.Encode(order.OrderId));
        try
        {
            var saved = order.ETag == default
                ? await table.AddEntityAsync(row, cancellationToken)
                : await table.UpdateEntityAsync(row, order.ETag, TableUpdateMode.Replace, cancellationToken);
            return order with { ETag = saved.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // Whoever wrote it is asked at the next read; until then this read counts what it saw itself.
            return order;
        }
    }

    /// <inheritdoc />
    public async Task DeleteAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(OpenOrder.Partition, TableKey.Encode(order.OrderId), order.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Somebody has more to say of it, or was first.
        }
    }
}
