using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// The full comparison: all of MAX against all inventory entries, in one pass over each. What differs goes on the queue, with
/// the entry as it was seen, so that a change costs one request. A company that cannot be read is left out and named.
/// </summary>
public sealed class StockComparison(
    StockReading reading,
    ICommercetoolsInventory inventory,
    SupplyChannels channels,
    IShopDemand demand,
    PublishedStock published,
    StockFeeds feeds,
    StockQueue queue,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<StockOptions> options,
    TimeProvider time,
    ILogger<StockComparison> logger)
{
    private const int PageSize = 500;
    private const int SlicesAtOnce = 8;
    private const int ManyEntries = 100_000;

    /// <summary>Compares all companies.</summary>
    public Task<RunSummary?> RunAsync(CancellationToken cancellationToken) => RunAsync(mapping.Companies, cancellationToken);

    /// <summary>Compares some companies.</summary>
    /// <returns>What was found; null when the flow is off.</returns>
    public async Task<RunSummary?> RunAsync(IReadOnlyCollection<string> companies, CancellationToken cancellationToken)
    {
        var summary = await CompareAsync(companies, cancellationToken);
        // The table of a night is tens of megabytes that nobody would miss until the next: give them back, and begin the next from little.
        if (summary is { } done && done.Figures["InMax"] >= ManyEntries) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return summary;
    }

    private async Task<RunSummary?> CompareAsync(IReadOnlyCollection<string> companies, CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Stock).Mode == FlowMode.Off) return null;
        var run = new ComparisonRun { StartedAt = time.GetUtcNow() };
        var pending = await demand.ReadAsync(run.StartedAt, cancellationToken);
        foreach (var company in companies) await LoadAsync(run, company, pending, cancellationToken);
        if (run.Sides.Count > 0)
        {
            await foreach (var page in inventory.AllAsync(PageSize, cancellationToken))
            {
                run.Entries += page.Count;
                foreach (var entry in page) Compare(run, entry);
                await FlushAsync(run, queue.BatchSize, cancellationToken);
            }

            await FlushAsync(run, 1, cancellationToken);
            foreach (var side in run.Sides) await FinishAsync(run, side, cancellationToken);
        }

        var summary = run.Summary();
        await runs.WriteAsync(summary, cancellationToken);
        logger.Log(run.Failures.Count == 0 ? LogLevel.Information : LogLevel.Warning, "{Summary}", summary.Sentence);
        return summary;
    }

    private async Task LoadAsync(ComparisonRun run, string company, PendingDemand pending, CancellationToken cancellationToken)
    {
        if (mapping.SupplyChannels(company).Count == 0) return;
        var side = new ComparisonSide(company, await channels.OfAsync(company, cancellationToken));
        if (await channels.MissingAsync(company, cancellationToken) is { Count: > 0 } missing)
            run.Failures.Add($"commercetools has no supply channel {string.Join(", ", missing)} ({company}); create it, or correct warehouses in mapping.json.");
        try
        {
            await foreach (var (part, entries, end) in reading.ReadAsync(company, null, cancellationToken))
            {
                side.End = end;
                foreach (var entry in entries)
                {
                    if (!side.Has(entry.Channel)) continue;
                    var quantity = entry.Quantity(pending.Pieces(company, part, entry.Channel, entry.Sku, mapping));
                    side.Table.Add(StockTable.Key(entry.Sku, entry.Channel), new(quantity, PublishedStock.ValueOf(entry), Minute(entry.ExpectedDelivery)));
                }
            }
        }
        catch (Exception e) when (StockFeeds.Failure(e) is { } code)
        {
            run.Failures.Add($"{company} could not be read ({code}) and was left out.");
            return;
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, PublishedStock.Slices), SideBySide(cancellationToken), async (slice, token) =>
        {
            var before = await published.ReadAsync(company, slice, token);
            if (side.Table.Mark(slice, before)) side.ChangedSlices[slice] = before.ETag;
        });

        run.Sides.Add(side);
    }

    private static ParallelOptions SideBySide(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = SlicesAtOnce, CancellationToken = cancellationToken };

    private static int? Minute(DateTimeOffset? instant) => instant is { } at ? (int)(at.UtcTicks / TimeSpan.TicksPerMinute) : null;

    private void Compare(ComparisonRun run, InventoryEntry entry)
    {
        if (run.SideOf(entry.SupplyChannel?.Id) is not { } side)
        {
            run.OtherChannels++;
            return;
        }

        var channel = side.Channels[entry.SupplyChannel!.Id];
        if (side.Table.Find(StockTable.Key(entry.Sku, channel)) is not { } target)
        {
            run.NotInMax++;
            return;
        }

        if (target.Quantity == entry.QuantityOnStock && (!mapping.ShowsExpectedDelivery || target.Expected == Minute(entry.ExpectedDelivery))) return;
        if (!target.IsChanged) run.Repaired++;
        run.Differ(side, new() { Sku = entry.Sku, Channel = channel, Entry = KnownEntry.Of(entry, channel), Value = target.Value });
    }

    // In multiples: a few left over would be a message of their own after each page.
    private async Task FlushAsync(ComparisonRun run, int multiple, CancellationToken cancellationToken)
    {
        foreach (var side in run.Sides)
        {
            var due = side.Different.Count / multiple * multiple;
            if (due == 0) continue;
            var import = options.Value.ImportFrom > 0 && run.Different >= options.Value.ImportFrom;
            await queue.EnqueueAsync(new() { Company = side.Company, Import = import, Looked = true, Targets = side.Different.GetRange(0, due) }, "full", cancellationToken);
            side.Different.RemoveRange(0, due);
        }
    }

    // What was published and how far MAX was read are remembered last: a crash before only repeats.
    private async Task FinishAsync(ComparisonRun run, ComparisonSide side, CancellationToken cancellationToken)
    {
        if (side.Table.Missing() > 0 && !await AddMissingAsync(run, side, cancellationToken)) return;
        // A slice that the poll wrote meanwhile is newer than ours.
        if (flows.Get(FlowName.Stock).Mode == FlowMode.Live)
        {
            await Parallel.ForEachAsync(side.ChangedSlices, SideBySide(cancellationToken), async (slice, token) =>
                await published.WriteAsync(side.Company, slice.Key, new(side.Table.Values(slice.Key), slice.Value), token));
        }

        if (side.End is { } end) await feeds.SaveAsync(side.Company, end.Cursor, cancellationToken);
    }

    // Entries are missing rarely: MAX is read a second time for their names rather than keeping all names all the time.
    private async Task<bool> AddMissingAsync(ComparisonRun run, ComparisonSide side, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (_, entries, _) in reading.ReadAsync(side.Company, null, cancellationToken))
            {
                foreach (var entry in entries)
                {
                    if (!side.Has(entry.Channel) || !side.Table.IsMissing(StockTable.Key(entry.Sku, entry.Channel))) continue;
                    run.Missing++;
                    run.Differ(side, new() { Sku = entry.Sku, Channel = entry.Channel, Value = PublishedStock.ValueOf(entry) });
                }

                await FlushAsync(run, queue.BatchSize, cancellationToken);
            }
        }
        catch (Exception e) when (StockFeeds.Failure(e) is { } code)
        {
            run.Failures.Add($"{side.Company} could not be read again for entries that are missing ({code}).");
            return false;
        }

        await FlushAsync(run, 1, cancellationToken);
        return true;
    }
}
