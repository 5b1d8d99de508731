using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>Puts inventory entries on the queue in batches, each a session of its own, so that instances share the work.</summary>
public sealed class StockQueue(IWorkQueue queue, IOptions<StockOptions> options, TimeProvider time)
{
    /// <summary>Entries per batch.</summary>
    public int BatchSize => options.Value.BatchSize;

    /// <summary>Enqueues entries.</summary>
    /// <param name="batch">The entries, any number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EnqueueAsync(StockBatch batch, string reason, CancellationToken cancellationToken) =>
        queue.EnqueueAsync([.. batch.Targets.Chunk(BatchSize).Select(targets => Item(batch with { Targets = targets }, reason))], cancellationToken);

    /// <summary>Enqueues entries to be looked at later.</summary>
    /// <param name="batch">The entries of one batch.</param>
    /// <param name="reason">Why.</param>
    /// <param name="after">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ScheduleAsync(StockBatch batch, string reason, TimeSpan after, CancellationToken cancellationToken) =>
        queue.ScheduleAsync(Item(batch, reason), time.GetUtcNow() + after, cancellationToken);

    private WorkItem Item(StockBatch batch, string reason)
    {
        var id = Guid.NewGuid().ToString("N");
        return new()
        {
            Flow = FlowName.Stock,
            Key = $"{batch.Company}-{id}",
            Reason = reason,
            FirstSeen = time.GetUtcNow(),
            CorrelationId = id,
            Payload = StockBatchJson.Write(batch),
        };
    }
}
