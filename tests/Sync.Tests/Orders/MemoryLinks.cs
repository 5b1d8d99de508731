using System.Collections.Concurrent;
using Connector.Sync.Links;

namespace Connector.Sync.Tests.Orders;

/// <summary>Links in memory.</summary>
internal sealed class MemoryLinks : IOrderLinks
{
    private readonly ConcurrentDictionary<string, OrderLink> links = new();

    public Exception? SaveFails { get; set; }

    public Task<OrderLink?> FindAsync(string orderId, CancellationToken cancellationToken) => Task.FromResult(links.GetValueOrDefault(orderId));

    public Task SaveAsync(OrderLink link, CancellationToken cancellationToken)
    {
        if (SaveFails is { } e) return Task.FromException(e);
        links[link.OrderId] = link;
        return Task.CompletedTask;
    }
}
