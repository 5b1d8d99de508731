using System.Runtime.CompilerServices;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Catalog;

namespace Connector.Sync.Stock;

/// <summary>MAX's stock as commercetools' entries.</summary>
public sealed class StockReading(IMaxFeeds feeds, IItemReferences items, MappingDocument mapping, TimeProvider time)
{
    /// <summary>All entries of a company, or those whose part changed since a cursor; the last element carries the end alone.</summary>
    public async IAsyncEnumerable<PartEntries> ReadAsync(string company, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var today = mapping.Today(company, time.GetUtcNow());
        await foreach (var line in feeds.ReadStockAsync(company, cursor, cancellationToken))
        {
            if (line.Item is { } item) yield return new(item.Part, await SellableAsync(item, company, today, cancellationToken), null);
            else yield return new("", [], line.End);
        }
    }

    /// <summary>The entries of some parts, by SKU and channel.</summary>
    public async Task<IReadOnlyDictionary<(string Sku, string Channel), SellableStock>> ReadOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken)
    {
        var today = mapping.Today(company, time.GetUtcNow());
        var result = new Dictionary<(string, string), SellableStock>();
        foreach (var item in await feeds.ReadStockOfAsync(company, parts, cancellationToken))
            foreach (var stock in await SellableAsync(item, company, today, cancellationToken)) result[(stock.Sku, stock.Channel)] = stock;
        return result;
    }

    /// <summary>The SKUs that stand for a part.</summary>
    public async ValueTask<IReadOnlyList<string>> SkusOfAsync(string company, string part, CancellationToken cancellationToken) =>
        mapping.SkusOf(part) ?? await items.SkusOfAsync(company, part, cancellationToken);

    private async ValueTask<IReadOnlyList<SellableStock>> SellableAsync(PartStock part, string company, DateOnly today, CancellationToken cancellationToken)
    {
        var skus = await SkusOfAsync(company, part.Part, cancellationToken);
        return skus.Count == 1
            ? StockMapping.Of(part, skus[0], company, today, mapping)
            : [.. skus.SelectMany(sku => StockMapping.Of(part, sku, company, today, mapping))];
    }
}

/// <summary>The entries of a part, under all its SKUs in all warehouses.</summary>
/// <param name="Part">Part.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="End">The end of the feed; null on every other element.</param>
public sealed record PartEntries(string Part, IReadOnlyList<SellableStock> Entries, FeedEnd? End);
