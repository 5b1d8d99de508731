using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Stock;

/// <summary>The rows of table <c>demand</c>.</summary>
internal sealed class OpenOrders(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(TableName.Demand);

    /// <summary>All rows by order id.</summary>
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

    /// <summary>Writes what an instance saw, unless another one wrote the row since it was read: that one saw the same or more.</summary>
    /// <returns>The order as its row is now.</returns>
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

    /// <summary>Forgets an order, unless its row was written since it was read.</summary>
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
