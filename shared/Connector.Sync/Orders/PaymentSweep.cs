using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>
/// Finds payments that changed since the cursor: a payment changes without its order, so the sweep of orders cannot see
/// that one may go by now. Does nothing when mapping.json lets no order wait for a payment.
/// </summary>
public sealed class PaymentSweep(
    ICommercetoolsOrders orders,
    IWorkQueue queue,
    ICursors cursors,
    MappingDocument mapping,
    FlowStart start,
    IOptionsMonitor<FlowOptions> options,
    TimeProvider time,
    ILogger<PaymentSweep> logger)
{
    /// <summary>Reason of the work items.</summary>
    public const string Reason = "payment sweep";

    /// <summary>Name of the cursor.</summary>
    public const string Cursor = "order-export-payments";

    private const int PageSize = 500;

    /// <summary>Enqueues every payment that changed.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var flow = options.Get(FlowName.OrderExport);
        if (flow.Mode == FlowMode.Off || !ExportGate.WaitsForPayments(mapping)) return 0;
        var began = await start.OfAsync(FlowName.OrderExport, cancellationToken);
        var to = time.GetUtcNow() - flow.SweepSettle;
        var from = await cursors.ReadAsync(Cursor, cancellationToken) is { } position && position - flow.SweepOverlap > began ? position - flow.SweepOverlap : began;
        if (from >= to) return 0;
        var changed = 0;
        await foreach (var page in orders.PaymentsModifiedAsync(from, to, PageSize, cancellationToken))
        {
            await queue.EnqueueAsync([.. page.Select(Item)], cancellationToken);
            await cursors.AdvanceAsync(Cursor, page[^1].LastModifiedAt, cancellationToken);
            changed += page.Count;
        }

        await cursors.AdvanceAsync(Cursor, to, cancellationToken);
        logger.LogInformation("Payment sweep from {From:O} to {To:O}: {Changed} changed", from, to, changed);
        return changed;
    }

    private WorkItem Item(PaymentChange payment) => new()
    {
        Flow = FlowName.OrderExport,
        Key = PaymentHint.KeyOf(payment.Id),
        Reason = Reason,
        SourceVersion = payment.Version,
        FirstSeen = time.GetUtcNow(),
        CorrelationId = Guid.NewGuid().ToString("N"),
    };
}
