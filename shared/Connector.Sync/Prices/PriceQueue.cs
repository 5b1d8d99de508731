using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Prices;

/// <summary>Puts SKUs on queue <c>prices</c> in batches, each a session of its own, so that instances share the work.</summary>
public sealed class PriceQueue(IWorkQueue queue, IOptions<PricesOptions> options, TimeProvider time)
{
    /// <summary>Enqueues SKUs, any number.</summary>
    public Task EnqueueAsync(PriceBatch batch, string reason, CancellationToken cancellationToken) =>
        queue.EnqueueAsync([.. batch.Targets.Chunk(options.Value.BatchSize).Select(targets => Item(batch with { Targets = targets }, reason))], cancellationToken);

    /// <summary>Enqueues the SKUs of one batch to be looked at later.</summary>
    public Task ScheduleAsync(PriceBatch batch, string reason, TimeSpan after, CancellationToken cancellationToken) =>
        queue.ScheduleAsync(Item(batch, reason), time.GetUtcNow() + after, cancellationToken);

    private WorkItem Item(PriceBatch batch, string reason) => WorkItem.OfBatch(FlowName.Prices, batch.Company, PriceBatchJson.Write(batch), reason, time.GetUtcNow());
}
