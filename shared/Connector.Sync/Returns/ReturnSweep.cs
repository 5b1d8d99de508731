using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Work;

namespace Connector.Sync.Returns;

/// <summary>Finds orders with returns that MAX does not know, for when their notification was lost. What was returned before the flow's start is history.</summary>
public sealed class ReturnSweep(ICommercetoolsOrders orders, IReturnLinks links, Sweep sweep)
{
    /// <summary>Runs one sweep.</summary>
    /// <returns>How many orders had changed and how many of them were enqueued.</returns>
    public Task<SweepResult> RunAsync(CancellationToken cancellationToken) =>
        sweep.RunAsync(FlowName.ReturnExport, orders.ModifiedOrdersAsync, IsSettledAsync, cancellationToken);

    private async Task<bool> IsSettledAsync(IResourceChange change, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var returned = ((Order)change).ReturnInfo.SelectMany(info => info.Items).Where(item => item.CreatedAt >= began).Select(item => item.Id).ToList();
        if (returned.Count == 0) return true;
        var entered = (await links.OfAsync(change.Id, cancellationToken)).Where(link => link.EnteredAt is not null).SelectMany(link => link.Items);
        return returned.TrueForAll(entered.ToHashSet(StringComparer.Ordinal).Contains);
    }
}
