using System.Collections.Concurrent;
using Connector.Sync.Links;

namespace Connector.Sync.Tests.Orders;

/// <summary>Links in memory.</summary>
internal sealed class MemoryLinks : IOrderLinks
{
    private readonly ConcurrentDictionary<string, OrderLink> links = new();

    /// <summary>Throws what a test wants to happen instead of the n-th save.</summary>
    public Func<OrderLink, Exception?> SaveFails { get; set; } = _ => null;

    public Task<OrderLink?> FindAsync(string orderId, CancellationToken cancellationToken) => Task.FromResult(links.GetValueOrDefault(orderId));

    public Task SaveAsync(OrderLink link, CancellationToken cancellationToken)
    {
        if (SaveFails(link) is { } e) return Task.FromException(e);
        links[link.OrderId] = link;
        return Task.CompletedTask;
    }
}
