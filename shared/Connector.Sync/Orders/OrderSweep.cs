using Connector.Commercetools;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>
/// Finds orders that changed since the cursor and enqueues them, so that a lost notification costs minutes, not an
/// order. The cursor moves only after a page is on the queue.
/// </summary>
public sealed class OrderSweep(
    ICommercetoolsOrders orders,
    IWorkQueue queue,
    ICursors cursors,
    IOrderLinks links,
    PaymentSweep payments,
    FlowStart start,
    IOptionsMonitor<FlowOptions> options,
    TimeProvider time,
    ILogger<OrderSweep> logger)
{
    private const int PageSize = 500;

    /// <summary>Runs one sweep.</summary>
    /// <returns>How many orders had changed and how many of them were enqueued.</returns>
    public async Task<SweepResult> RunAsync(CancellationToken cancellationToken)
    {
        var flow = options.Get(FlowName.OrderExport);
        if (flow.Mode == FlowMode.Off) return new SweepResult(0, 0);
        var began = await start.OfAsync(FlowName.OrderExport, cancellationToken);
        var to = time.GetUtcNow() - flow.SweepSettle;
        var cursor = await cursors.ReadAsync(FlowName.OrderExport, cancellationToken);
        var from = cursor is { } position && position - flow.SweepOverlap > began ? position - flow.SweepOverlap : began;
        var result = new SweepResult(0, 0);
        if (from >= to) return result;
        await foreach (var page in orders.ModifiedAsync(from, to, PageSize, cancellationToken))
        {
            var items = await UnknownAsync(page, began, cancellationToken);
            if (items.Count > 0) await queue.EnqueueAsync(items, cancellationToken);
            await cursors.AdvanceAsync(FlowName.OrderExport, page[^1].LastModifiedAt, cancellationToken);
            result = new SweepResult(result.Changed + page.Count, result.Enqueued + items.Count);
        }

        await cursors.AdvanceAsync(FlowName.OrderExport, to, cancellationToken);
        await payments.RunAsync(began, to, cancellationToken);
        logger.LogInformation("Order sweep from {From:O} to {To:O}: {Changed} changed, {Enqueued} enqueued", from, to, result.Changed, result.Enqueued);
        return result;
    }

    private async Task<List<WorkItem>> UnknownAsync(IReadOnlyList<OrderChange> page, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var items = new WorkItem?[page.Count];
        await Parallel.ForAsync(0, page.Count, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (i, token) =>
        {
            var change = page[i];
            if (change.CreatedAt < began) return;
            if ((await links.FindAsync(change.Id, token))?.AppliedVersion >= change.Version) return;
            items[i] = new WorkItem
            {
                Flow = FlowName.OrderExport,
                Key = change.Id,
                Reason = "sweep",
                SourceVersion = change.Version,
                FirstSeen = now,
                CorrelationId = Guid.NewGuid().ToString("N"),
            };
        });
        return [.. items.OfType<WorkItem>()];
    }
}

/// <summary>Figures of one sweep.</summary>
/// <param name="Changed">Orders that changed in the window.</param>
/// <param name="Enqueued">Those that were not yet applied.</param>
public sealed record SweepResult(int Changed, int Enqueued);
