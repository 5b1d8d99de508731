using Connector.Commercetools;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Work;

namespace Connector.Sync.Customers;

/// <summary>
/// Finds customers that changed and were not applied. A customer that existed before the flow's start counts from its
/// first change after it.
/// </summary>
public sealed class CustomerSweep(ICommercetoolsCustomers customers, ICustomerLinks links, Sweep sweep)
{
    /// <summary>Runs one sweep.</summary>
    public Task<SweepResult> RunAsync(CancellationToken cancellationToken) =>
        sweep.RunAsync(FlowName.CustomerExport, customers.ModifiedAsync, IsSettledAsync, cancellationToken);

    private async Task<bool> IsSettledAsync(IResourceChange change, DateTimeOffset began, CancellationToken cancellationToken) =>
        (await links.OfAsync(change.Id, cancellationToken)).Any(link => link.AppliedVersion >= change.Version);
}
