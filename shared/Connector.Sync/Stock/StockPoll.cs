using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// Every few minutes: the parts that changed in MAX since the cursor, compared with what was last put on the queue. The cursor
/// moves once everything before it is there. Without a cursor there is nothing to start from: the full comparison sets it.
/// </summary>
public sealed class StockPoll(
    StockReading reading,
    PublishedStock published,
    IFeedCursors cursors,
    StockQueue queue,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    TimeProvider time,
    ILogger<StockPoll> logger)
{
    private const int Most = 5_000;

    /// <summary>Name of a company's feed.</summary>
    internal static string Feed(string company) => $"{FlowName.Stock} {company}";

    /// <summary>Runs one poll of all companies.</summary>
    /// <returns>How many entries were put on the queue.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Stock).Mode == FlowMode.Off) return 0;
        var (started, parts, changed) = (time.GetUtcNow(), 0L, 0L);
        foreach (var company in mapping.Companies)
        {
            if (mapping.SupplyChannels(company).Count == 0 || await cursors.ReadAsync(Feed(company), cancellationToken) is not { } cursor) continue;
            var buffer = new List<SellableStock>();
            await foreach (var (_, stock, end) in reading.ReadAsync(company, cursor, cancellationToken))
            {
                parts += end is null ? 1 : 0;
                buffer.AddRange(stock);
                if (buffer.Count >= Most || end is not null)
                {
                    changed += await EnqueueAsync(company, buffer, cancellationToken);
                    buffer.Clear();
                }

                if (end is not null) await cursors.SaveAsync(Feed(company), end.Cursor, cancellationToken);
            }
        }

        if (changed > 0)
        {
            var sentence = FormattableString.Invariant($"Of {parts} parts that changed in MAX, {changed} stock entries differ from what was published last.");
            await runs.WriteAsync(new() { Flow = FlowName.Stock, Kind = "delta", StartedAt = started, Sentence = sentence, Figures = new Dictionary<string, long> { ["Parts"] = parts, ["Different"] = changed } }, cancellationToken);
            logger.LogInformation("{Summary}", sentence);
        }

        return changed;
    }

    private async Task<long> EnqueueAsync(string company, List<SellableStock> entries, CancellationToken cancellationToken)
    {
        var slices = new Dictionary<int, PublishedSlice>();
        var targets = new List<StockTarget>();
        foreach (var stock in entries)
        {
            var (key, value) = (PublishedStock.KeyOf(stock.Sku, stock.Channel), PublishedStock.ValueOf(stock));
            var slice = PublishedStock.SliceOf(key);
            if (!slices.TryGetValue(slice, out var known)) slices[slice] = known = await published.ReadAsync(company, slice, cancellationToken);
            if (known.Values.TryGetValue(key, out var last) && last == value) continue;
            known.Values[key] = value;
            targets.Add(new() { Sku = stock.Sku, Channel = stock.Channel });
        }

        if (targets.Count == 0) return 0;
        // First the queue, then the memory: a crash in between only repeats. So does a slice that somebody else wrote meanwhile.
        await queue.EnqueueAsync(new() { Company = company, Targets = targets }, "delta", cancellationToken);
        foreach (var (slice, content) in slices) await published.WriteAsync(company, slice, content, cancellationToken);
        return targets.Count;
    }
}
