using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>Which prices are the connector's: those with its key, and with prices.adopt all in the scopes of a company's lists.</summary>
public sealed class PriceOwnership(string company, MappingDocument mapping)
{
    private readonly bool adopt = mapping.Json.Prices.Adopt;
    private readonly HashSet<PriceScope> scopes = [.. mapping.Json.Prices.Lists.Where(list => list.Company == company).SelectMany(Scopes)];

    /// <summary>True when mapping.json gives the company any list.</summary>
    public bool HasLists => scopes.Count > 0;

    /// <summary>True when the connector may change the price.</summary>
    public bool IsOurs(KnownPrice price) => PriceKey.IsOurs(price.Key, company) || (adopt && IsManaged(price));

    /// <summary>True when somebody else's price stands in a scope of ours.</summary>
    public bool IsOfOthers(KnownPrice price) => IsManaged(price) && !IsOurs(price);

    /// <summary>The keys of customer groups and channels that mapping.json names for the company.</summary>
    public static IReadOnlyList<PriceReference> References(string company, MappingDocument mapping) =>
    [
        .. mapping.Json.Prices.Lists.Index().Where(list => list.Item.Company == company).SelectMany(list => new[]
        {
            (Type: "customer-group", Key: list.Item.CustomerGroup, Path: $"prices.lists[{list.Index}].customerGroup"),
            (Type: "channel", Key: list.Item.Channel, Path: $"prices.lists[{list.Index}].channel"),
        }).Where(name => name.Key is not null).Select(name => new PriceReference(name.Type, name.Key!, name.Path)).DistinctBy(name => (name.Type, name.Key)),
    ];

    private bool IsManaged(KnownPrice price) => scopes.Contains(PriceScope.Of(price.Price));

    private static IEnumerable<PriceScope> Scopes(PriceListJson list) => list.Countries.Count == 0
        ? [new(list.Currency, null, list.CustomerGroup, list.Channel)]
        : list.Countries.Select(country => new PriceScope(list.Currency, country, list.CustomerGroup, list.Channel));
}

/// <summary>A resource of commercetools that a price list names.</summary>
/// <param name="Type"><c>customer-group</c> or <c>channel</c>.</param>
/// <param name="Key">Its key.</param>
/// <param name="Path">Where mapping.json names it.</param>
public sealed record PriceReference(string Type, string Key, string Path);
