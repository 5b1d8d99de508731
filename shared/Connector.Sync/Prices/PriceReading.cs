using System.Runtime.CompilerServices;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Catalog;

namespace Connector.Sync.Prices;

/// <summary>A SKU's prices as MAX says.</summary>
/// <param name="Sku">SKU.</param>
/// <param name="Part">MAX part.</param>
/// <param name="Prices">The prices, or why there are none.</param>
public sealed record WantedPrices(string Sku, string? Part, Mapped<IReadOnlyList<ShopPrice>> Prices);

/// <summary>MAX's prices as commercetools' prices.</summary>
public sealed class PriceReading(IMaxFeeds feeds, IMaxPrices prices, IItemReferences items, MappingDocument mapping)
{
    /// <summary>All prices of a company, or those whose part changed since a cursor; the last element carries the end alone.</summary>
    public async IAsyncEnumerable<(IReadOnlyList<WantedPrices> Wanted, FeedEnd? End)> ReadAsync(string company, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in feeds.ReadPricesAsync(company, cursor, cancellationToken))
        {
            if (line.Item is not { } part)
            {
                yield return ([], line.End);
                continue;
            }

            var skus = mapping.SkusOf(part.Part) ?? await items.SkusOfAsync(company, part.Part, cancellationToken);
            yield return ([.. skus.Select(sku => Wanted(sku, part, company))], null);
        }
    }

    /// <summary>The prices of some SKUs; one whose part MAX does not know shall have none.</summary>
    public async Task<IReadOnlyList<WantedPrices>> ReadOfAsync(string company, IReadOnlyCollection<PriceTarget> targets, CancellationToken cancellationToken)
    {
        var parts = targets.Select(target => target.Part).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = (parts.Count == 0 ? [] : await prices.ReadPricesOfAsync(company, parts, cancellationToken)).ToDictionary(part => part.Part, StringComparer.Ordinal);
        return
        [
            .. targets.Select(target => target.Part is { } name && found.TryGetValue(name, out var part)
                ? Wanted(target.Sku, part, company)
                : new WantedPrices(target.Sku, target.Part, new() { Value = [] })),
        ];
    }

    /// <summary>A SKU with the part that it stands for now.</summary>
    public async Task<PriceTarget> TargetAsync(string company, string sku, CancellationToken cancellationToken) =>
        new(sku, mapping.PartOf(sku) ?? (await items.FindAsync(company, [sku], cancellationToken)).GetValueOrDefault(sku)?.Part);

    private WantedPrices Wanted(string sku, PartPrices part, string company) => new(sku, part.Part, PriceMapping.Of(part, sku, company, mapping));
}
