using Connector.Sync.Links;

namespace Connector.Sync.Tests.Returns;

/// <summary>Return links in memory; a save may break, before it arrives.</summary>
internal sealed class MemoryReturnLinks : IReturnLinks
{
    private readonly SortedDictionary<string, ReturnLink> links = new(StringComparer.Ordinal);

    /// <summary>Number of the save that breaks, from 1; 0 breaks none.</summary>
    public int Breaks { get; set; }

    public int Saves { get; private set; }

    public Task<IReadOnlyList<ReturnLink>> OfAsync(string orderId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReturnLink>>([.. links.Values.Where(link => link.OrderId == orderId)]);

    public Task SaveAsync(ReturnLink link, CancellationToken cancellationToken)
    {
        if (++Saves == Breaks) throw new IOException("The process ended here.");
        links[link.ExternalId] = link;
        return Task.CompletedTask;
    }
}
