using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Feedback;

/// <summary>
/// Flow <c>order-feedback</c>: the commercetools order shows what it has come to in MAX: status, shipments, invoices,
/// returns, credit memos. An item is a hint; both sides are read, and only what is missing is written.
/// </summary>
public sealed class OrderFeedbackFlow(
    ICommercetoolsOrders orders, IOrderLinks links, FeedbackWriter writer, PaymentHint payments, MappingDocument mapping, IOptionsMonitor<FlowOptions> options) : IFlow
{
    /// <inheritdoc />
    public string Name => FlowName.OrderFeedback;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = options.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        var run = new FeedbackRun();
        try
        {
            if (PaymentHint.Read(item.Key) is { } payment)
                return mapping.ExpectsRefunds ? await payments.ForwardAsync(item, payment, cancellationToken) : new FlowOutcome.Skipped("no refund is waited for");
            return await BringAsync(item, mode, run, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, run.Snapshots) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<FlowOutcome> BringAsync(WorkItem item, FlowMode mode, FeedbackRun run, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(item.Key, cancellationToken) is not { IsExported: true } link) return new FlowOutcome.Skipped("the connector has not exported this order");
        return await orders.GetByIdAsync(item.Key, cancellationToken) is { } order
            ? await writer.BringAsync(order, link, mode, run, cancellationToken)
            : new FlowOutcome.Skipped("the order no longer exists");
    }
}
