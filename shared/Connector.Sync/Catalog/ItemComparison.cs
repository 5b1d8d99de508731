using Connector.Commercetools;
using Connector.ExactMax.Client;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Catalog;

/// <summary>
/// The full comparison of flow <c>items</c>: all parts of all companies against all published products, in one pass over
/// each. It writes what changed of the cross-reference, lists what a person has to settle, and queues attributes that differ.
/// Memory grows by some 500 bytes per part.
/// </summary>
public sealed class ItemComparison(
    IMaxFeeds feeds,
    ICommercetoolsProducts products,
    ItemTable table,
    CatalogDifferenceTable differences,
    AttributeQueue attributes,
    IFeedCursors cursors,
    RunLog runs,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<ItemsOptions> options,
    TimeProvider time,
    ILogger<ItemComparison> logger)
{
    private const int PageSize = 500;
    private const int FewMissing = 20;

    /// <summary>Name of a company's feed.</summary>
    internal static string Feed(string company) => $"{FlowName.Items} {company}";

    /// <summary>Runs one comparison of all companies.</summary>
    public async Task<RunSummary?> RunAsync(CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.Items).Mode == FlowMode.Off) return null;
        var (started, cross, companies) = (time.GetUtcNow(), new CrossReference(mapping), new Dictionary<string, CompanyRun>(StringComparer.Ordinal));
        foreach (var company in mapping.Companies) companies[company] = await LoadAsync(company, cross, cancellationToken);
        var (queue, variants) = (attributes.Begin(), 0L);
        await foreach (var page in products.AllAsync(PageSize, cancellationToken))
        {
            foreach (var product in page)
            {
                variants += product.Variants.Count;
                await queue.AddAsync(product, Compare(product, cross, companies), cancellationToken);
            }

            foreach (var company in companies.Values) await FlushAsync(company, cancellationToken);
        }

        await queue.EndAsync(cancellationToken);
        foreach (var (name, company) in companies) await ForgetAsync(name, company, cancellationToken);
        var left = cross.Differences();
        await differences.ReplaceAsync(left, cancellationToken);
        foreach (var (name, company) in companies) await cursors.SaveAsync(Feed(name), company.Cursor, cancellationToken);
        var summary = Summary(started, companies.Values, variants, cross.WithoutSku, queue.Products, left);
        await runs.WriteAsync(summary, cancellationToken);
        logger.LogInformation("{Summary}", summary.Sentence);
        return summary;
    }

    private async Task<CompanyRun> LoadAsync(string company, CrossReference cross, CancellationToken cancellationToken)
    {
        var (parts, cursor) = (0L, "");
        await foreach (var line in feeds.ReadItemsAsync(company, null, cancellationToken))
        {
            if (line.Item is { } item) cross.Add(company, item);
            if (line.End is not { } end) continue;
            (parts, cursor) = (end.Count, end.Cursor);
        }

        return new() { Parts = parts, Cursor = cursor, Known = await table.LoadAsync(company, cancellationToken) };
    }

    private List<ProductSetAttributeAction> Compare(ProductRow product, CrossReference cross, Dictionary<string, CompanyRun> companies)
    {
        List<ProductSetAttributeAction> actions = [];
        foreach (var variant in product.Variants)
        {
            var lines = cross.Of(variant);
            foreach (var (item, _) in lines)
            {
                var company = companies[item.Company];
                if (company.Seen.Add(item.Sku) && !ItemTable.IsSame(item, company.Known)) company.Changed.Add(item);
            }

            if (lines.Count > 0) actions.AddRange(ItemAttributes.Actions(variant, lines, mapping));
        }

        return actions;
    }

    private async Task FlushAsync(CompanyRun company, CancellationToken cancellationToken)
    {
        await table.WriteAsync(company.Changed, company.Known, cancellationToken);
        company.Written += company.Changed.Count;
        company.Changed.Clear();
    }

    private async Task ForgetAsync(string name, CompanyRun company, CancellationToken cancellationToken)
    {
        var gone = company.Known.Where(line => !company.Seen.Contains(line.Key)).Select(line => (line.Key, line.Value.Part)).ToList();
        if (gone.Count >= FewMissing && gone.Count * 100L > company.Known.Count * (long)options.Value.MostForgottenPercent)
        {
            company.Held = gone.Count;
            return;
        }

        await table.RemoveAsync(name, gone, cancellationToken);
        company.Forgotten = gone.Count;
    }

    private static RunSummary Summary(DateTimeOffset started, IReadOnlyCollection<CompanyRun> companies, long variants, int withoutSku, long products, IReadOnlyList<CatalogDifference> left)
    {
        long Of(string kind) => left.LongCount(difference => difference.Kind == kind);
        var (parts, lines, written) = (companies.Sum(company => company.Parts), companies.Sum(company => company.Seen.Count), companies.Sum(company => company.Written));
        var (forgotten, held) = (companies.Sum(company => company.Forgotten), companies.Sum(company => company.Held));
        var sentence = FormattableString.Invariant($"Compared {parts} parts of MAX with {variants} variants of commercetools: {lines} lines in the cross-reference, {written} written, {forgotten} forgotten; attributes of {products} products differ. {Of(CatalogDifferenceKind.NotInShop)} parts are not in the shop, {Of(CatalogDifferenceKind.NotInMax)} SKUs are not in MAX, {Of(CatalogDifferenceKind.GtinConflict)} GTINs conflict, {Of(CatalogDifferenceKind.GtinInvalid)} are wrong, {Of(CatalogDifferenceKind.DiscontinuedButPublished)} published SKUs are discontinued, {withoutSku} variants have no SKU.");
        if (held > 0) sentence += FormattableString.Invariant($" {held} known SKUs are missing, too many to be true (Items:MostForgottenPercent): they are kept.");
        return new()
        {
            Flow = FlowName.Items,
            Kind = "full",
            StartedAt = started,
            Sentence = sentence,
            Figures = new Dictionary<string, long>
            {
                ["Parts"] = parts, ["Variants"] = variants, ["Lines"] = lines, ["Written"] = written, ["Forgotten"] = forgotten, ["Kept"] = held, ["AttributesDiffer"] = products,
                ["NotInShop"] = Of(CatalogDifferenceKind.NotInShop), ["NotInMax"] = Of(CatalogDifferenceKind.NotInMax), ["GtinConflicts"] = Of(CatalogDifferenceKind.GtinConflict),
                ["GtinInvalid"] = Of(CatalogDifferenceKind.GtinInvalid), ["DiscontinuedButPublished"] = Of(CatalogDifferenceKind.DiscontinuedButPublished), ["WithoutSku"] = withoutSku,
            },
        };
    }

    private sealed class CompanyRun
    {
        public required long Parts { get; init; }

        public required string Cursor { get; init; }

        public required Dictionary<string, (string Part, string Hash)> Known { get; init; }

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public List<ItemReference> Changed { get; } = [];

        public long Written { get; set; }

        public long Forgotten { get; set; }

        public long Held { get; set; }
    }
}
