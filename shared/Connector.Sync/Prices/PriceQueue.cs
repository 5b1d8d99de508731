using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Prices;

/// <summary>Puts SKUs on queue <c>prices</c> in batches.</summary>
public sealed class PriceQueue(IWorkQueue queue, IOptions<PricesOptions> options, TimeProvider time)
{
    private readonly BatchItems items = new(FlowName.Prices, time);

    /// <summary>Enqueues SKUs, any number.</summary>
    public Task EnqueueAsync(PriceBatch batch, string reason, CancellationToken cancellationToken) =>
        queue.EnqueueAsync([.. batch.Targets.Chunk(options.Value.BatchSize).SelectMany(targets => Items(batch with { Targets = targets }, reason))], cancellationToken);

    /// <summary>Enqueues the SKUs of one batch to be looked at later.</summary>
    public async Task ScheduleAsync(PriceBatch batch, string reason, TimeSpan after, CancellationToken cancellationToken)
    {
        foreach (var item in Items(batch, reason)) await queue.ScheduleAsync(item, time.GetUtcNow() + after, cancellationToken);
    }

    private IEnumerable<WorkItem> Items(PriceBatch batch, string reason) =>
        items.Of(batch.Company, batch.Targets, targets => PriceBatchJson.Write(batch with { Targets = targets }), reason);
}
