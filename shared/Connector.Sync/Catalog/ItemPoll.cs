using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Catalog;

/// <summary>
/// The delta of flow <c>items</c>: parts that changed in MAX refresh the lines that stand for them. New lines need the
/// products, so they come with the full comparison; the first run ever is one.
/// </summary>
public sealed class ItemPoll(
    IMaxFeeds feeds,
    IItemReferences items,
    ItemTable table,
    ItemComparison comparison,
    IFeedCursors cursors,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    TimeProvider time,
    ILogger<ItemPoll> logger)
{
    private const int Most = 500;

    /// <summary>Runs one poll of all companies.</summary>
    /// <returns>How many lines were written.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Items).Mode == FlowMode.Off) return 0;
        var started = time.GetUtcNow();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var company in mapping.Companies)
        {
            if (await cursors.ReadAsync(ItemComparison.Feed(company), cancellationToken) is { } cursor) known[company] = cursor;
            else return (await comparison.RunAsync(cancellationToken))?.Figures["Written"] ?? 0;
        }

        var (parts, written, unknown) = (0L, 0L, 0L);
        foreach (var (company, cursor) in known)
        {
            var changed = new List<PartItem>();
            await foreach (var line in feeds.ReadItemsAsync(company, cursor, cancellationToken))
            {
                if (line.Item is { } item) changed.Add(item);
                if (changed.Count < Most && line.End is null) continue;
                var (lines, without) = await RefreshAsync(company, changed, cancellationToken);
                (parts, written, unknown) = (parts + changed.Count, written + lines, unknown + without);
                changed.Clear();
                if (line.End is { } end) await cursors.SaveAsync(ItemComparison.Feed(company), end.Cursor, cancellationToken);
            }
        }

        if (written > 0)
        {
            var sentence = FormattableString.Invariant($"Of {parts} parts that changed in MAX, {written} lines of the cross-reference are new; {unknown} parts stand in no line.");
            await runs.WriteAsync(new() { Flow = FlowName.Items, Kind = "delta", StartedAt = started, Sentence = sentence, Figures = new Dictionary<string, long> { ["Parts"] = parts, ["Written"] = written, ["Unknown"] = unknown } }, cancellationToken);
            logger.LogInformation("{Summary}", sentence);
        }

        return written;
    }

    private async Task<(long Written, long Unknown)> RefreshAsync(string company, List<PartItem> parts, CancellationToken cancellationToken)
    {
        var bySku = new Dictionary<string, PartItem>(StringComparer.Ordinal);
        var unknown = 0L;
        foreach (var part in parts)
        {
            var skus = await items.SkusOfAsync(company, part.Part, cancellationToken);
            if (skus.Count == 0) unknown++;
            foreach (var sku in skus) bySku[sku] = part;
        }

        var lines = await items.FindAsync(company, bySku.Keys, cancellationToken);
        var changed = lines.Values.Select(line => (Old: line, New: CrossReference.Refresh(line, bySku[line.Sku])))
            .Where(line => ItemRow.HashOf(line.Old) != ItemRow.HashOf(line.New)).Select(line => line.New).ToList();
        await table.WriteAsync(changed, new Dictionary<string, (string, string)>(), cancellationToken);
        return (changed.Count, unknown);
    }
}
