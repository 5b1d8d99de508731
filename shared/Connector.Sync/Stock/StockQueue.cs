using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>Puts inventory entries on the queue in batches.</summary>
public sealed class StockQueue(IWorkQueue queue, IOptions<StockOptions> options, TimeProvider time)
{
    private readonly BatchItems items = new(FlowName.Stock, time);

    /// <summary>Entries per batch.</summary>
    public int BatchSize => options.Value.BatchSize;

    /// <summary>Enqueues entries.</summary>
    /// <param name="batch">The entries, any number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EnqueueAsync(StockBatch batch, string reason, CancellationToken cancellationToken) =>
        queue.EnqueueAsync([.. batch.Targets.Chunk(BatchSize).SelectMany(targets => Items(batch with { Targets = targets }, reason))], cancellationToken);

    /// <summary>Enqueues entries to be looked at later.</summary>
    /// <param name="batch">The entries of one batch.</param>
    /// <param name="reason">Why.</param>
    /// <param name="after">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ScheduleAsync(StockBatch batch, string reason, TimeSpan after, CancellationToken cancellationToken)
    {
        foreach (var item in Items(batch, reason)) await queue.ScheduleAsync(item, time.GetUtcNow() + after, cancellationToken);
    }

    private IEnumerable<WorkItem> Items(StockBatch batch, string reason) =>
        items.Of(batch.Company, batch.Targets, targets => StockBatchJson.Write(batch with { Targets = targets }), reason);
}
