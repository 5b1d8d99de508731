using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Prices;

/// <summary>
/// The full comparison of flow <c>prices</c>: all prices of MAX against all standalone prices, in one pass over each. The
/// SKUs that differ go on the queue. Memory grows by some 150 bytes per SKU.
/// </summary>
public sealed class PriceComparison(
    PriceReading reading,
    ICommercetoolsStandalonePrices prices,
    ShopScopes scopes,
    PriceDeadLetters deadLetters,
    IFeedCursors cursors,
    PriceQueue queue,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<PricesOptions> options,
    TimeProvider time,
    ILogger<PriceComparison> logger)
{
    private const int PageSize = 500;
    private const int FewEmptied = 20;

    /// <summary>Name of a company's feed.</summary>
    internal static string Feed(string company) => $"{FlowName.Prices} {company}";

    /// <summary>Runs one comparison of all companies that mapping.json gives a price list.</summary>
    public async Task<RunSummary?> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Prices).Mode == FlowMode.Off) return null;
        var (started, companies, cursor) = (time.GetUtcNow(), new List<(SkuPriceSums Sums, ScopeKeys Keys)>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var company in mapping.Companies.Where(company => new PriceOwnership(company, mapping).HasLists))
        {
            if (await KeysAsync(company, cancellationToken) is not { } keys) continue;
            var sums = new SkuPriceSums(company, mapping);
            await foreach (var (wanted, end) in reading.ReadAsync(company, null, cancellationToken))
            {
                foreach (var sku in wanted) sums.Add(sku);
                if (end is not null) cursor[company] = end.Cursor;
            }

            companies.Add((sums, keys));
        }

        var found = 0L;
        await foreach (var page in companies.Count == 0 ? AsyncEnumerable.Empty<IReadOnlyList<Commercetools.Models.StandalonePrice>>() : prices.AllAsync(PageSize, cancellationToken))
        {
            found += page.Count;
            foreach (var price in page)
                foreach (var (sums, keys) in companies) sums.Add(keys.Known(price));
        }

        var (different, held) = (0L, 0L);
        var open = await deadLetters.OpenKeysAsync(cancellationToken);
        foreach (var (sums, _) in companies)
        {
            var (queued, kept) = await EnqueueAsync(sums, open, cancellationToken);
            (different, held) = (different + queued, held + kept);
            await cursors.SaveAsync(Feed(sums.Company), cursor[sums.Company], cancellationToken);
        }

        var summary = Summary(started, [.. companies.Select(company => company.Sums)], found, different, held);
        await runs.WriteAsync(summary, cancellationToken);
        logger.LogInformation("{Summary}", summary.Sentence);
        return summary;
    }

    private async Task<ScopeKeys?> KeysAsync(string company, CancellationToken cancellationToken)
    {
        var (keys, problems) = await scopes.OfAsync(company, cancellationToken);
        if (keys is not null) await deadLetters.CloseAsync([company], cancellationToken);
        else await deadLetters.OpenAsync(company, problems, Guid.NewGuid().ToString("N"), cancellationToken);
        return keys;
    }

    private async Task<(long Queued, long Kept)> EnqueueAsync(SkuPriceSums sums, IReadOnlySet<string> open, CancellationToken cancellationToken)
    {
        var (different, emptied) = sums.Differences();
        var suspicious = emptied.Count >= FewEmptied && emptied.Count * 100L > sums.Priced * (long)options.Value.MostEmptiedPercent;
        if (!suspicious) different.AddRange(emptied);
        var import = options.Value.ImportFrom > 0 && different.Count >= options.Value.ImportFrom;
        await queue.EnqueueAsync(new() { Company = sums.Company, Import = import, Targets = different }, "full", cancellationToken);
        // Whoever is as MAX says has no problem any more, though nobody wrote.
        var unsolved = different.Select(target => PriceDeadLetters.KeyOf(sums.Company, target.Sku)).ToHashSet(StringComparer.Ordinal);
        await deadLetters.CloseAsync(open.Where(key => key.StartsWith($"{sums.Company}/", StringComparison.Ordinal) && !unsolved.Contains(key)), cancellationToken);
        return (different.Count, suspicious ? emptied.Count : 0);
    }

    private static RunSummary Summary(DateTimeOffset started, List<SkuPriceSums> companies, long found, long different, long held)
    {
        var (wanted, ours, others, problems) = (companies.Sum(sums => sums.Wanted), companies.Sum(sums => sums.Ours), companies.Sum(sums => sums.OfOthers), companies.Sum(sums => sums.Problems));
        var sentence = FormattableString.Invariant($"Compared {wanted} prices of MAX with {found} of commercetools, of which {ours} are the connector's: {different} SKUs differ, {problems} of MAX cannot be written, {others} prices of others stand in our scopes.");
        if (held > 0) sentence += FormattableString.Invariant($" {held} SKUs would lose all their prices, too many to be true (Prices:MostEmptiedPercent): they are kept.");
        return new()
        {
            Flow = FlowName.Prices,
            Kind = "full",
            StartedAt = started,
            Sentence = sentence,
            Figures = new Dictionary<string, long>
            {
                ["InMax"] = wanted, ["InCommercetools"] = found, ["Ours"] = ours, ["Different"] = different, ["Problems"] = problems, ["OfOthers"] = others, ["Kept"] = held,
            },
        };
    }
}
