using Connector.Commercetools;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Work;

namespace Connector.Sync.Orders;

/// <summary>Finds orders that changed and were not applied. Orders that were placed before the flow's start are left alone.</summary>
public sealed class OrderSweep(ICommercetoolsOrders orders, IOrderLinks links, Sweep sweep)
{
    /// <summary>Runs one sweep.</summary>
    public Task<SweepResult> RunAsync(CancellationToken cancellationToken) =>
        sweep.RunAsync(FlowName.OrderExport, orders.ModifiedAsync, IsSettledAsync, cancellationToken);

    private async Task<bool> IsSettledAsync(IResourceChange change, DateTimeOffset began, CancellationToken cancellationToken) =>
        change.CreatedAt < began || (await links.FindAsync(change.Id, cancellationToken))?.AppliedVersion >= change.Version;
}
