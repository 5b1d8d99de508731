using Azure;
using Connector.Sync.Stock;

namespace Connector.Sync.Tests.Stock;

/// <summary>The rows of open orders in memory, with their versions.</summary>
internal sealed class MemoryOpenOrders : IOpenOrders
{
    private readonly Lock gate = new();
    private int version;

    public Dictionary<string, OpenOrder> Rows { get; } = [];

    public int Writes { get; private set; }

    /// <summary>Called before the rows are read.</summary>
    public Action BeforeRead { get; set; } = () => { };

    public Task<Dictionary<string, OpenOrder>> ReadAsync(CancellationToken cancellationToken)
    {
        BeforeRead();
        lock (gate) return Task.FromResult(new Dictionary<string, OpenOrder>(Rows));
    }

    public Task<OpenOrder> SaveAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Writes++;
            if ((Rows.TryGetValue(order.OrderId, out var row) ? row.ETag : default) != order.ETag) return Task.FromResult(order);
            return Task.FromResult(Rows[order.OrderId] = order with { ETag = new ETag($"\"{++version}\"") });
        }
    }

    public Task DeleteAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        lock (gate)
            if (Rows.TryGetValue(order.OrderId, out var row) && row.ETag == order.ETag) Rows.Remove(order.OrderId);
        return Task.CompletedTask;
    }
}
