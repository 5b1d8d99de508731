using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// Every minute or so: the parts that changed in MAX since the cursor, compared with what was last put on the queue, and the
/// goods of orders that have come to rest. A company without a cursor, or with one that the gateway does not know, is compared
/// in full. A company that cannot be read does not keep the others waiting.
/// </summary>
public sealed class StockPoll(
    StockReading reading,
    PublishedStock published,
    StockFeeds feeds,
    StockQueue queue,
    IShopDemand demand,
    StockComparison comparison,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    TimeProvider time,
    ILogger<StockPoll> logger)
{
    // Each piece of the feed reads all slices that it touches. A stockroom that changed in MAX brings all its parts: pieces of this
    // size keep that to some slice reads per hundred parts, in a few megabytes.
    private const int Most = 20_000;

    /// <summary>Runs one poll of all companies.</summary>
    /// <returns>How many entries differ from what was published last; those of a full comparison are not among them.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Stock).Mode == FlowMode.Off) return 0;
        var run = new Run { StartedAt = time.GetUtcNow() };
        List<string> withoutCursor = [];
        foreach (var company in mapping.Companies)
        {
            if (mapping.SupplyChannels(company).Count == 0) continue;
            try
            {
                if (await feeds.CursorAsync(company, cancellationToken) is { } cursor) await PollAsync(run, company, cursor, cancellationToken);
                else withoutCursor.Add(company);
            }
            catch (Exception e) when (StockFeeds.IsUnknownCursor(e))
            {
                withoutCursor.Add(company);
            }
            catch (Exception e) when (StockFeeds.Failure(e) is { } code)
            {
                run.Failures.Add($"{company} could not be read ({code}).");
            }
        }

        await CheckAsync(run, cancellationToken);
        await ReportAsync(run, cancellationToken);
        if (withoutCursor.Count > 0) await comparison.RunAsync(withoutCursor, cancellationToken);
        return run.Changed;
    }

    private async Task PollAsync(Run run, string company, string cursor, CancellationToken cancellationToken)
    {
        var buffer = new List<SellableStock>();
        await foreach (var (_, entries, end) in reading.ReadAsync(company, cursor, cancellationToken))
        {
            run.Parts += end is null ? 1 : 0;
            buffer.AddRange(entries);
            if (buffer.Count < Most && end is null) continue;
            run.Changed += await EnqueueAsync(company, buffer, cancellationToken);
            buffer.Clear();
            if (end is not null) await feeds.SaveAsync(company, end.Cursor, cancellationToken);
        }
    }

    private async Task<long> EnqueueAsync(string company, List<SellableStock> entries, CancellationToken cancellationToken)
    {
        var changed = await published.ChangedAsync(company, entries, cancellationToken);
        if (changed.Count == 0) return 0;
        List<StockTarget> targets = [.. changed.Select(stock => new StockTarget { Sku = stock.Sku, Channel = stock.Channel, Value = PublishedStock.ValueOf(stock) })];
        // First the queue, then the memory: a crash in between only repeats.
        await queue.EnqueueAsync(new() { Company = company, Targets = targets }, "delta", cancellationToken);
        if (flows.Get(FlowName.Stock).Mode == FlowMode.Live)
            await published.RememberAsync(company, targets.Select(target => new PublishedEntry(PublishedStock.KeyOf(target.Sku, target.Channel), target.Value!.Value)), cancellationToken);
        return targets.Count;
    }

    private async Task CheckAsync(Run run, CancellationToken cancellationToken)
    {
        try
        {
            var due = await demand.DueAsync(cancellationToken);
            foreach (var company in due.Goods)
            {
                var targets = new HashSet<StockTarget>();
                foreach (var (part, channel) in company)
                    foreach (var sku in await reading.SkusOfAsync(company.Key, part, cancellationToken)) targets.Add(new() { Sku = sku, Channel = channel });
                await queue.EnqueueAsync(new() { Company = company.Key, Targets = [.. targets] }, "pending", cancellationToken);
                run.Checked += targets.Count;
            }

            await demand.CheckedAsync(due, cancellationToken);
        }
        catch (Exception e) when (StockFeeds.Failure(e) is { } code)
        {
            run.Failures.Add($"The shop's orders could not be read ({code}).");
        }
    }

    private async Task ReportAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.Changed == 0 && run.Checked == 0 && run.Failures.Count == 0) return;
        var summary = run.Summary();
        await runs.WriteAsync(summary, cancellationToken);
        logger.Log(run.Failures.Count == 0 ? LogLevel.Information : LogLevel.Warning, "{Summary}", summary.Sentence);
    }

    private sealed class Run
    {
        public required DateTimeOffset StartedAt { get; init; }
        public long Parts { get; set; }
        public long Changed { get; set; }
        public long Checked { get; set; }
        public List<string> Failures { get; } = [];

        public RunSummary Summary() => new()
        {
            Flow = FlowName.Stock,
            Kind = "delta",
            StartedAt = StartedAt,
            Sentence = string.Join(' ', [FormattableString.Invariant($"Of {Parts} parts that changed in MAX, {Changed} stock entries differ from what was published last; {Checked} are looked at again for orders that have come to rest."), .. Failures]),
            Figures = new Dictionary<string, long> { ["Parts"] = Parts, ["Different"] = Changed, ["Checked"] = Checked, ["Failures"] = Failures.Count },
        };
    }
}
