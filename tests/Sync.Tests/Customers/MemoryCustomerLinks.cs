using System.Collections.Concurrent;
using Connector.Sync.Links;

namespace Connector.Sync.Tests.Customers;

/// <summary>Links of customers in memory; fails when told to.</summary>
internal sealed class MemoryCustomerLinks : ICustomerLinks
{
    private readonly ConcurrentDictionary<(string Customer, string Company), CustomerLink> links = new();
    private readonly ConcurrentDictionary<(string Customer, string Company), IReadOnlyDictionary<string, string>> begun = new();

    /// <summary>Asked before a link is saved.</summary>
    public Func<CustomerLink, bool> SaveFails { get; set; } = _ => false;

    public int Saves { get; private set; }

    public IReadOnlyCollection<CustomerLink> All => [.. links.Values];

    public Task<CustomerLink?> FindAsync(string customerId, string company, CancellationToken cancellationToken) =>
        Task.FromResult(links.GetValueOrDefault((customerId, company)));

    public Task<IReadOnlyList<CustomerLink>> OfAsync(string customerId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CustomerLink>>([.. links.Values.Where(link => link.CustomerId == customerId)]);

    public Task<IReadOnlyDictionary<string, string>> BeginAsync(string customerId, string company, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) =>
        Task.FromResult(links.TryGetValue((customerId, company), out var link) ? link.Values : begun.GetOrAdd((customerId, company), values));

    public Task SaveAsync(CustomerLink link, CancellationToken cancellationToken)
    {
        if (SaveFails(link)) throw new IOException("The table is away.");
        Saves++;
        links[(link.CustomerId, link.Company)] = link;
        return Task.CompletedTask;
    }
}
