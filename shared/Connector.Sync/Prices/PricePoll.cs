using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Prices;

/// <summary>The delta of flow <c>prices</c>: parts whose prices changed in MAX, compared by SKU. The first run ever is a full comparison.</summary>
public sealed class PricePoll(
    PriceReading reading,
    ICommercetoolsStandalonePrices prices,
    ShopScopes scopes,
    PriceComparison comparison,
    IFeedCursors cursors,
    PriceQueue queue,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    TimeProvider time,
    ILogger<PricePoll> logger)
{
    private const int Most = 500;

    /// <summary>Runs one poll of all companies.</summary>
    /// <returns>How many SKUs were put on the queue.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Prices).Mode == FlowMode.Off) return 0;
        var (started, skus, different) = (time.GetUtcNow(), 0L, 0L);
        foreach (var company in mapping.Companies.Where(company => new PriceOwnership(company, mapping).HasLists))
        {
            // A missing customer group or channel is reported by the comparison; the cursor waits for it.
            if ((await scopes.OfAsync(company, cancellationToken)).Keys is not { } keys) continue;
            if (await cursors.ReadAsync(PriceComparison.Feed(company), cancellationToken) is not { } cursor) return (await comparison.RunAsync(cancellationToken))?.Figures["Different"] ?? 0;
            var changed = new List<WantedPrices>();
            await foreach (var (wanted, end) in reading.ReadAsync(company, cursor, cancellationToken))
            {
                changed.AddRange(wanted);
                if (changed.Count < Most && end is null) continue;
                skus += changed.Count;
                different += await CompareAsync(company, keys, changed, cancellationToken);
                changed.Clear();
                if (end is not null) await cursors.SaveAsync(PriceComparison.Feed(company), end.Cursor, cancellationToken);
            }
        }

        if (different > 0)
        {
            var sentence = FormattableString.Invariant($"Of {skus} SKUs whose prices changed in MAX, {different} differ from commercetools.");
            await runs.WriteAsync(new() { Flow = FlowName.Prices, Kind = "delta", StartedAt = started, Sentence = sentence, Figures = new Dictionary<string, long> { ["Skus"] = skus, ["Different"] = different } }, cancellationToken);
            logger.LogInformation("{Summary}", sentence);
        }

        return different;
    }

    private async Task<long> CompareAsync(string company, ScopeKeys keys, List<WantedPrices> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0) return 0;
        var sums = new SkuPriceSums(company, mapping);
        foreach (var sku in wanted.DistinctBy(sku => sku.Sku)) sums.Add(sku);
        foreach (var price in await prices.FindAsync([.. wanted.Select(sku => sku.Sku)], cancellationToken)) sums.Add(keys.Known(price));
        var (different, emptied) = sums.Differences();
        List<PriceTarget> targets = [.. different, .. emptied];
        await queue.EnqueueAsync(new() { Company = company, Targets = targets }, "delta", cancellationToken);
        return targets.Count;
    }
}
