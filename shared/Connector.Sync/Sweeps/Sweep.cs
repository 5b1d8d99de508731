using Connector.Commercetools;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Sweeps;

/// <summary>
/// Finds records that changed since a flow's cursor and enqueues them, so that a lost notification costs minutes, not a
/// record. The cursor moves only after a page is on the queue.
/// </summary>
public sealed class Sweep(IWorkQueue queue, ICursors cursors, FlowStart start, IOptionsMonitor<FlowOptions> options, TimeProvider time, ILogger<Sweep> logger)
{
    private const int PageSize = 500;

    /// <summary>Records that changed in a window, oldest first, page by page.</summary>
    public delegate IAsyncEnumerable<IReadOnlyList<IResourceChange>> Modified(DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken cancellationToken);

    /// <summary>Whether a change needs no work: it was applied, or the flow does not care for it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="began">Start instant of the flow.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public delegate Task<bool> Settled(IResourceChange change, DateTimeOffset began, CancellationToken cancellationToken);

    /// <summary>Runs one sweep of a flow.</summary>
    /// <returns>How many records had changed and how many of them were enqueued.</returns>
    public async Task<SweepResult> RunAsync(string name, Modified modified, Settled settled, CancellationToken cancellationToken)
    {
        var flow = options.Get(name);
        if (flow.Mode == FlowMode.Off) return new SweepResult(0, 0);
        var began = await start.OfAsync(name, cancellationToken);
        var to = time.GetUtcNow() - flow.SweepSettle;
        var cursor = await cursors.ReadAsync(name, cancellationToken);
        var from = cursor is { } position && position - flow.SweepOverlap > began ? position - flow.SweepOverlap : began;
        var result = new SweepResult(0, 0);
        if (from >= to) return result;
        await foreach (var page in modified(from, to, PageSize, cancellationToken))
        {
            var items = await OpenAsync(name, page, change => settled(change, began, cancellationToken), cancellationToken);
            if (items.Count > 0) await queue.EnqueueAsync(items, cancellationToken);
            await cursors.AdvanceAsync(name, page[^1].LastModifiedAt, cancellationToken);
            result = new SweepResult(result.Changed + page.Count, result.Enqueued + items.Count);
        }

        await cursors.AdvanceAsync(name, to, cancellationToken);
        logger.LogInformation("Sweep of {Flow} from {From:O} to {To:O}: {Changed} changed, {Enqueued} enqueued", name, from, to, result.Changed, result.Enqueued);
        return result;
    }

    private async Task<List<WorkItem>> OpenAsync(string name, IReadOnlyList<IResourceChange> page, Func<IResourceChange, Task<bool>> settled, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var items = new WorkItem?[page.Count];
        await Parallel.ForAsync(0, page.Count, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (i, _) =>
        {
            if (await settled(page[i])) return;
            items[i] = new WorkItem
            {
                Flow = name,
                Key = page[i].Id,
                Reason = "sweep",
                SourceVersion = page[i].Version,
                FirstSeen = now,
                CorrelationId = Guid.NewGuid().ToString("N"),
            };
        });
        return [.. items.OfType<WorkItem>()];
    }
}

/// <summary>Figures of one sweep.</summary>
/// <param name="Changed">Records that changed in the window.</param>
/// <param name="Enqueued">Those that were not yet applied.</param>
public sealed record SweepResult(int Changed, int Enqueued);
