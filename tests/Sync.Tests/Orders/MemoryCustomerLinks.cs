using System.Collections.Concurrent;
using Connector.Sync.Links;

namespace Connector.Sync.Tests.Orders;

/// <summary>Links of customers in memory.</summary>
internal sealed class MemoryCustomerLinks : ICustomerLinks
{
    private readonly ConcurrentDictionary<(string, string), CustomerLink> links = new();
    private readonly ConcurrentDictionary<(string, string), IReadOnlyDictionary<string, string>> begun = new();

    public Task<CustomerLink?> FindAsync(string customerId, string company, CancellationToken cancellationToken) => Task.FromResult(links.GetValueOrDefault((customerId, company)));

    public Task<IReadOnlyList<CustomerLink>> OfAsync(string customerId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CustomerLink>>([.. links.Values.Where(link => link.CustomerId == customerId)]);

    public Task<IReadOnlyDictionary<string, string>> BeginAsync(string customerId, string company, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) =>
        Task.FromResult(begun.GetOrAdd((customerId, company), values));

    public Task SaveAsync(CustomerLink link, CancellationToken cancellationToken)
    {
        links[(link.CustomerId, link.Company)] = link;
        return Task.CompletedTask;
    }
}
