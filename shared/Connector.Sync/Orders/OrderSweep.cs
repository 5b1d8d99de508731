using Connector.Commercetools;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Work;

namespace Connector.Sync.Orders;

/// <summary>
/// Finds orders that changed and were not applied, and payments that may let an order go. Orders that were placed before
/// the flow's start are left alone.
/// </summary>
public sealed class OrderSweep(ICommercetoolsOrders orders, IOrderLinks links, PaymentSweep payments, Sweep sweep)
{
    /// <summary>Runs one sweep.</summary>
    /// <returns>How many orders had changed and how many of them were enqueued.</returns>
    public async Task<SweepResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = await sweep.RunAsync(FlowName.OrderExport, orders.ModifiedAsync, IsSettledAsync, cancellationToken);
        await payments.RunAsync(cancellationToken);
        return result;
    }

    private async Task<bool> IsSettledAsync(IResourceChange change, DateTimeOffset began, CancellationToken cancellationToken) =>
        change.CreatedAt < began || (await links.FindAsync(change.Id, cancellationToken))?.AppliedVersion >= change.Version;
}
