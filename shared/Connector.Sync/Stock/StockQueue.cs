using System.Text.Json;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>Puts inventory entries on the queue in batches, in as many sessions as instances can share among them.</summary>
public sealed class StockQueue(IWorkQueue queue, IOptions<StockOptions> options, TimeProvider time)
{
    /// <summary>A message of Service Bus Standard holds 256 KB, its headers included.</summary>
    internal const int MostBytes = 224 * 1024;

    private const int Sessions = 64;
    private int last = Random.Shared.Next(Sessions);

    /// <summary>Entries per batch.</summary>
    public int BatchSize => options.Value.BatchSize;

    /// <summary>Enqueues entries.</summary>
    /// <param name="batch">The entries, any number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EnqueueAsync(StockBatch batch, string reason, CancellationToken cancellationToken) =>
        queue.EnqueueAsync([.. batch.Targets.Chunk(BatchSize).SelectMany(targets => Fitting(batch with { Targets = targets })).Select(payload => Item(batch.Company, payload, reason))], cancellationToken);

    /// <summary>Enqueues entries to be looked at later.</summary>
    /// <param name="batch">The entries of one batch.</param>
    /// <param name="reason">Why.</param>
    /// <param name="after">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ScheduleAsync(StockBatch batch, string reason, TimeSpan after, CancellationToken cancellationToken)
    {
        foreach (var payload in Fitting(batch)) await queue.ScheduleAsync(Item(batch.Company, payload, reason), time.GetUtcNow() + after, cancellationToken);
    }

    /// <summary>An item of one batch.</summary>
    internal WorkItem Item(StockBatch batch, string reason) => Item(batch.Company, StockBatchJson.Write(batch), reason);

    // Within the message the payload is a text, so its quotation marks are written as escapes.
    private static IEnumerable<string> Fitting(StockBatch batch)
    {
        var payload = StockBatchJson.Write(batch);
        if (batch.Targets.Count == 1 || JsonEncodedText.Encode(payload).EncodedUtf8Bytes.Length <= MostBytes) return [payload];
        var half = batch.Targets.Count / 2;
        return [.. Fitting(batch with { Targets = [.. batch.Targets.Take(half)] }), .. Fitting(batch with { Targets = [.. batch.Targets.Skip(half)] })];
    }

    private WorkItem Item(string company, string payload, string reason) => WorkItem.OfBatch(FlowName.Stock, company, payload, reason, time.GetUtcNow()) with
    {
        Session = $"{FlowName.Stock}-{(uint)Interlocked.Increment(ref last) % Sessions}",
    };
}
