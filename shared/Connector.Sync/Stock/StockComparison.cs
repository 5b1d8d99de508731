using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// The full comparison: all of MAX against all inventory entries, in one pass over each. What differs goes on the queue, with
/// the entry as it was seen, so that a change costs one request. Memory grows by some 40 bytes per entry.
/// </summary>
public sealed class StockComparison(
    StockReading reading,
    ICommercetoolsInventory inventory,
    SupplyChannels channels,
    IShopDemand demand,
    PublishedStock published,
    IFeedCursors cursors,
    StockQueue queue,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<StockOptions> options,
    TimeProvider time,
    ILogger<StockComparison> logger)
{
    private const int PageSize = 500;

    /// <summary>Runs one comparison of all companies.</summary>
    public async Task<RunSummary?> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Stock).Mode == FlowMode.Off) return null;
        var run = new Run { StartedAt = time.GetUtcNow() };
        var pending = await demand.ReadAsync(run.StartedAt, cancellationToken);
        foreach (var company in mapping.Companies) await LoadAsync(run, company, pending, cancellationToken);
        await foreach (var page in inventory.AllAsync(PageSize, cancellationToken))
        {
            run.Entries += page.Count;
            foreach (var entry in page) Compare(run, entry);
            await FlushAsync(run, queue.BatchSize, cancellationToken);
        }

        await FlushAsync(run, 1, cancellationToken);
        if (run.Table.Missing() > 0) await AddMissingAsync(run, cancellationToken);
        foreach (var (company, cursor) in run.Cursors) await cursors.SaveAsync(StockPoll.Feed(company), cursor, cancellationToken);
        var summary = run.Summary();
        await runs.WriteAsync(summary, cancellationToken);
        logger.LogInformation("{Summary}", summary.Sentence);
        return summary;
    }

    private async Task LoadAsync(Run run, string company, PendingDemand pending, CancellationToken cancellationToken)
    {
        var ids = await channels.OfAsync(company, cancellationToken);
        if (ids.Count == 0) return;
        foreach (var (key, id) in ids) run.Channels[id] = (company, key);
        var before = new PublishedSlice?[PublishedStock.Slices];
        var after = new Dictionary<ulong, ulong>[PublishedStock.Slices];
        for (var slice = 0; slice < after.Length; slice++)
        {
            before[slice] = await published.ReadAsync(company, slice, cancellationToken);
            after[slice] = new(before[slice]!.Values.Count);
        }

        await foreach (var (part, stock, end) in reading.ReadAsync(company, null, cancellationToken))
        {
            if (end is not null) run.End(company, end);
            foreach (var entry in stock)
            {
                if (!ids.TryGetValue(entry.Channel, out var id)) continue;
                var (key, value) = (PublishedStock.KeyOf(entry.Sku, entry.Channel), PublishedStock.ValueOf(entry));
                var slice = PublishedStock.SliceOf(key);
                var isChanged = !before[slice]!.Values.TryGetValue(key, out var known) || known != value;
                after[slice][key] = value;
                var quantity = entry.Quantity(pending.Pieces(company, part, entry.Channel, entry.Sku, mapping));
                run.Table.Add(StockTable.Key(entry.Sku, id), quantity, Day(entry.ExpectedDelivery), isChanged);
            }
        }

        // A slice that the poll wrote meanwhile is newer than ours.
        for (var slice = 0; slice < after.Length; slice++)
            if (!Same(before[slice]!.Values, after[slice])) await published.WriteAsync(company, slice, before[slice]! with { Values = after[slice] }, cancellationToken);
    }

    private static bool Same(Dictionary<ulong, ulong> left, Dictionary<ulong, ulong> right) =>
        left.Count == right.Count && right.All(pair => left.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private static int? Day(DateTimeOffset? instant) => instant is { } at ? (int)(at.UtcTicks / TimeSpan.TicksPerMinute) : null;

    private static void Compare(Run run, InventoryEntry entry)
    {
        if (entry.SupplyChannel is not { } reference || !run.Channels.TryGetValue(reference.Id, out var channel))
        {
            run.NotOurs++;
            return;
        }

        if (run.Table.Find(StockTable.Key(entry.Sku, reference.Id)) is not { } target)
        {
            run.NotInMax++;
            return;
        }

        if (target.Quantity == entry.QuantityOnStock && target.ExpectedDay == (Day(entry.ExpectedDelivery) ?? 0)) return;
        run.Differ(channel.Company, new() { Sku = entry.Sku, Channel = channel.Key, Entry = KnownEntry.Of(entry) }, repaired: !target.IsChanged);
    }

    private async Task FlushAsync(Run run, int atLeast, CancellationToken cancellationToken)
    {
        foreach (var (company, targets) in run.Different)
        {
            if (targets.Count < atLeast) continue;
            var import = options.Value.ImportFrom > 0 && run.Differences >= options.Value.ImportFrom;
            await queue.EnqueueAsync(new() { Company = company, Import = import, Looked = true, Targets = [.. targets] }, "full", cancellationToken);
            targets.Clear();
        }
    }

    // Entries are missing rarely: MAX is read a second time for their names rather than keeping all names all the time.
    private async Task AddMissingAsync(Run run, CancellationToken cancellationToken)
    {
        foreach (var company in mapping.Companies)
        {
            var ids = await channels.OfAsync(company, cancellationToken);
            if (ids.Count == 0) continue;
            await foreach (var (_, stock, _) in reading.ReadAsync(company, null, cancellationToken))
            {
                foreach (var entry in stock)
                {
                    if (!ids.TryGetValue(entry.Channel, out var id) || !run.Table.IsMissing(StockTable.Key(entry.Sku, id))) continue;
                    run.Created++;
                    run.Differ(company, new() { Sku = entry.Sku, Channel = entry.Channel }, repaired: false);
                }

                await FlushAsync(run, queue.BatchSize, cancellationToken);
            }
        }

        await FlushAsync(run, 1, cancellationToken);
    }

    private sealed class Run
    {
        public required DateTimeOffset StartedAt { get; init; }
        public StockTable Table { get; } = new();
        public Dictionary<string, (string Company, string Key)> Channels { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, List<StockTarget>> Different { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, string> Cursors { get; } = new(StringComparer.Ordinal);
        public string? Policy { get; private set; }
        public long Entries { get; set; }
        public long NotOurs { get; set; }
        public long NotInMax { get; set; }
        public long Created { get; set; }
        public long Repaired { get; private set; }
        public long Differences { get; private set; }

        public void End(string company, FeedEnd end) => (Cursors[company], Policy) = (end.Cursor, end.Policy);

        public void Differ(string company, StockTarget target, bool repaired)
        {
            if (!Different.TryGetValue(company, out var targets)) Different[company] = targets = [];
            targets.Add(target);
            Differences++;
            if (repaired) Repaired++;
        }

        public RunSummary Summary() => new()
        {
            Flow = FlowName.Stock,
            Kind = "full",
            StartedAt = StartedAt,
            Sentence = FormattableString.Invariant($"Compared {Table.Count} stock entries of MAX with {Entries} of commercetools: {Differences} differ ({Created} are missing, {Repaired} were changed in commercetools and are repaired), {NotInMax} are not in MAX, {NotOurs} are in channels of nobody here. Policy {Policy ?? "unknown"}."),
            Figures = new Dictionary<string, long>
            {
                ["InMax"] = Table.Count, ["InCommercetools"] = Entries, ["Different"] = Differences, ["Missing"] = Created, ["Repaired"] = Repaired, ["NotInMax"] = NotInMax, ["OtherChannels"] = NotOurs,
            },
        };
    }
}
