using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Returns;

/// <summary>Finds orders with returns that MAX does not know, for when their notification was lost. The cursor moves only after a page is on the queue.</summary>
public sealed class ReturnSweep(
    ICommercetoolsOrders orders, IReturnLinks links, IWorkQueue queue, ICursors cursors, FlowStart start, IOptionsMonitor<FlowOptions> options, TimeProvider time, ILogger<ReturnSweep> logger)
{
    // Whole orders are read, to see their returns.
    private const int PageSize = 100;

    /// <summary>Runs one sweep.</summary>
    /// <returns>How many orders had changed and how many of them were enqueued.</returns>
    public async Task<SweepResult> RunAsync(CancellationToken cancellationToken)
    {
        var flow = options.Get(FlowName.ReturnExport);
        if (flow.Mode == FlowMode.Off) return new SweepResult(0, 0);
        var began = await start.OfAsync(FlowName.ReturnExport, cancellationToken);
        var to = time.GetUtcNow() - flow.SweepSettle;
        var from = await cursors.ReadAsync(FlowName.ReturnExport, cancellationToken) is { } position && position - flow.SweepOverlap > began ? position - flow.SweepOverlap : began;
        var result = new SweepResult(0, 0);
        if (from >= to) return result;
        await foreach (var page in orders.ModifiedOrdersAsync(from, to, PageSize, cancellationToken))
        {
            var items = await OpenAsync(page, began, cancellationToken);
            if (items.Count > 0) await queue.EnqueueAsync(items, cancellationToken);
            await cursors.AdvanceAsync(FlowName.ReturnExport, page[^1].LastModifiedAt, cancellationToken);
            result = new SweepResult(result.Changed + page.Count, result.Enqueued + items.Count);
        }

        await cursors.AdvanceAsync(FlowName.ReturnExport, to, cancellationToken);
        logger.LogInformation("Sweep of {Flow} from {From:O} to {To:O}: {Changed} changed, {Enqueued} enqueued", FlowName.ReturnExport, from, to, result.Changed, result.Enqueued);
        return result;
    }

    private async Task<List<WorkItem>> OpenAsync(IReadOnlyList<Order> page, DateTimeOffset began, CancellationToken cancellationToken)
    {
        List<WorkItem> items = [];
        foreach (var order in page)
        {
            // What was returned before the flow's start is history.
            var returned = order.ReturnInfo.SelectMany(info => info.Items).Where(item => item.CreatedAt >= began).Select(item => item.Id).ToList();
            if (returned.Count == 0) continue;
            var entered = (await links.OfAsync(order.Id, cancellationToken)).Where(link => link.EnteredAt is not null).SelectMany(link => link.Items).ToHashSet(StringComparer.Ordinal);
            if (returned.TrueForAll(entered.Contains)) continue;
            items.Add(new()
            {
                Flow = FlowName.ReturnExport,
                Key = order.Id,
                Reason = "sweep",
                SourceVersion = order.Version,
                FirstSeen = time.GetUtcNow(),
                CorrelationId = Guid.NewGuid().ToString("N"),
            });
        }

        return items;
    }
}
