using System.Text.Json;
using Connector.Commercetools;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>
/// Builds the cross-reference: the parts of every company are given first, then the products one by one, and the end tells
/// what is left over. A SKU stands for one part per company; several SKUs may stand for the same part.
/// </summary>
public sealed class CrossReference(MappingDocument mapping)
{
    private readonly Dictionary<string, CompanyParts> companies = mapping.Json.Companies.ToDictionary(company => company.Max, _ => new CompanyParts(), StringComparer.Ordinal);
    private readonly HashSet<string> serviceParts = ServiceParts(mapping);
    private readonly List<CatalogDifference> differences = [];

    /// <summary>Number of variants without SKU, which nothing can stand for.</summary>
    public int WithoutSku { get; private set; }

    /// <summary>Adds a part of a company.</summary>
    public void Add(string company, PartItem part)
    {
        var parts = companies[company];
        parts.ByPart[part.Part] = part;
        if (part.Barcode is not { Length: > 0 } barcode) return;
        var (gtin, problem) = Gtin.Check(barcode, "Barcode");
        if (problem is not null) differences.Add(new(CatalogDifferenceKind.GtinInvalid, company, $"part {part.Part}", problem.Advice) { Part = part.Part, InMax = barcode });
        else if (!parts.ByGtin.TryAdd(Gtin.Normal(gtin!), part.Part) && parts.ByGtin[Gtin.Normal(gtin!)] is { } first && first != part.Part) Share(company, gtin!, first, part.Part);
    }

    /// <summary>The lines of a variant's SKU, at most one per company in the order of mapping.json.</summary>
    public IReadOnlyList<(ItemReference Item, PartItem Part)> Of(VariantRow variant)
    {
        if (variant.Sku is not { Length: > 0 } sku)
        {
            WithoutSku++;
            return [];
        }

        var shop = ShopGtin(variant, sku);
        List<(ItemReference, PartItem)> found = [];
        foreach (var company in mapping.Json.Companies)
        {
            var parts = companies[company.Max];
            if (PartOf(variant, sku, shop, parts) is not { } name || !parts.ByPart.TryGetValue(name, out var part)) continue;
            parts.Used.Add(part.Part);
            found.Add((Line(company.Max, part, variant, shop), part));
        }

        if (found.Count == 0) differences.Add(new(CatalogDifferenceKind.NotInMax, null, sku, $"No company has a part for the SKU '{sku}'. Create the part in MAX, correct what items in mapping.json compares, or take the product out of the shop.") { Sku = sku });
        return found;
    }

    /// <summary>All differences, once the last product was given.</summary>
    public IReadOnlyList<CatalogDifference> Differences()
    {
        List<CatalogDifference> all = [.. differences];
        foreach (var (company, parts) in companies)
            foreach (var part in parts.ByPart.Values)
                if (IsSold(part) && !parts.Used.Contains(part.Part) && !serviceParts.Contains(part.Part))
                    all.Add(new(CatalogDifferenceKind.NotInShop, company, part.Part, $"MAX sells part '{part.Part}', but no published product stands for it. Publish one, or leave it if the part is not for the shop.") { Part = part.Part });
        return all;
    }

    /// <summary>The same line with what MAX now says of its part.</summary>
    public static ItemReference Refresh(ItemReference item, PartItem part)
    {
        var gtin = part.Barcode is { Length: > 0 } barcode ? Gtin.Check(barcode, "Barcode").Value : null;
        return item with
        {
            Gtin = gtin ?? item.Gtin,
            SalesUnit = part.SalesUnit,
            TaxCode = part.TaxCode,
            LeadTimeDays = part.LeadTimeDays,
            Discontinued = !IsSold(part),
            CustomerParts = part.CustomerParts,
        };
    }

    internal static bool IsSold(PartItem part) => part is { Sellable: true, Discontinued: false };

    private ItemReference Line(string company, PartItem part, VariantRow variant, string? shopGtin)
    {
        var sku = variant.Sku!;
        if (!IsSold(part))
            differences.Add(new(CatalogDifferenceKind.DiscontinuedButPublished, company, sku, $"MAX no longer sells part '{part.Part}', but the SKU '{sku}' is published. Unpublish it, or make the part sellable in MAX.") { Sku = sku, Part = part.Part });
        var max = part.Barcode is { Length: > 0 } barcode ? Gtin.Check(barcode, "Barcode").Value : null;
        if (max is not null && shopGtin is not null && Gtin.Normal(max) != Gtin.Normal(shopGtin))
            differences.Add(new(CatalogDifferenceKind.GtinConflict, company, sku, $"The SKU '{sku}' has GTIN {shopGtin} in commercetools, its part '{part.Part}' has {max} in MAX. Find out which is printed on the goods and correct the other.") { Sku = sku, Part = part.Part, InShop = shopGtin, InMax = max });
        return Refresh(new() { Sku = sku, Company = company, Part = part.Part, VariantKey = variant.Key, Gtin = max ?? shopGtin }, part);
    }

    private string? PartOf(VariantRow variant, string sku, string? gtin, CompanyParts parts)
    {
        var items = mapping.Json.Items;
        if (items.Rule is ItemRule.CrossReference && mapping.PartBySku.TryGetValue(sku, out var exception)) return exception;
        return Match(items) switch
        {
            ItemMatch.Same => sku,
            ItemMatch.Attribute => Text(variant, items.Attribute!),
            ItemMatch.Table => mapping.PartBySku.GetValueOrDefault(sku),
            _ => gtin is not null && !parts.Shared.Contains(Gtin.Normal(gtin)) ? parts.ByGtin.GetValueOrDefault(Gtin.Normal(gtin)) : null,
        };
    }

    private static ItemMatch Match(ItemsJson items) => items.Rule switch
    {
        ItemRule.Attribute => ItemMatch.Attribute,
        ItemRule.Table => ItemMatch.Table,
        ItemRule.CrossReference => items.BuiltBy ?? ItemMatch.Same,
        _ => ItemMatch.Same,
    };

    private string? ShopGtin(VariantRow variant, string sku)
    {
        if (mapping.Json.Items.EanAttribute is not { } attribute || Text(variant, attribute) is not { } text) return null;
        var (gtin, problem) = Gtin.Check(text, attribute);
        if (problem is not null) differences.Add(new(CatalogDifferenceKind.GtinInvalid, null, $"sku {sku}", problem.Advice) { Sku = sku, InShop = text });
        return gtin;
    }

    private void Share(string company, string gtin, string first, string second)
    {
        if (!companies[company].Shared.Add(Gtin.Normal(gtin))) return;
        differences.Add(new(CatalogDifferenceKind.GtinConflict, company, $"gtin {gtin}", $"Parts '{first}' and '{second}' have the same GTIN {gtin} in MAX. Correct one of them.") { Part = second, InMax = gtin });
    }

    private static string? Text(VariantRow variant, string attribute) => !variant.Attributes.TryGetValue(attribute, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static HashSet<string> ServiceParts(MappingDocument mapping) =>
        [.. mapping.Json.Companies.SelectMany(company => new[] { company.Parts.Freight, company.Parts.Discount }), .. mapping.Json.CustomLineItems.Select(item => item.Part), .. mapping.Json.Rounding is { } rounding ? new[] { rounding.Part } : []];

    private sealed class CompanyParts
    {
        public Dictionary<string, PartItem> ByPart { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> ByGtin { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Shared { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);
    }
}
