namespace Connector.Mapping;

/// <summary>A difference between the parts of MAX and the products of commercetools that a person has to settle.</summary>
/// <param name="Kind">One of <see cref="CatalogDifferenceKind"/>.</param>
/// <param name="Company">MAX company; null when it concerns all.</param>
/// <param name="Key">Part, SKU or number; with kind and company it names the difference.</param>
/// <param name="Advice">What is wrong and what to do.</param>
public sealed record CatalogDifference(string Kind, string? Company, string Key, string Advice)
{
    /// <summary>SKU.</summary>
    public string? Sku { get; init; }

    /// <summary>MAX part.</summary>
    public string? Part { get; init; }

    /// <summary>What commercetools says.</summary>
    public string? InShop { get; init; }

    /// <summary>What MAX says.</summary>
    public string? InMax { get; init; }
}

/// <summary>Kinds of <see cref="CatalogDifference"/>; stable, since rows are keyed by them.</summary>
public static class CatalogDifferenceKind
{
    /// <summary>MAX sells a part that no SKU stands for.</summary>
    public const string NotInShop = "not-in-shop";

    /// <summary>No company has a part for a SKU.</summary>
    public const string NotInMax = "not-in-max";

    /// <summary>The two sides have different GTINs, or two parts share one.</summary>
    public const string GtinConflict = "gtin-conflict";

    /// <summary>A number is no GTIN.</summary>
    public const string GtinInvalid = "gtin-invalid";

    /// <summary>MAX no longer sells the part of a published SKU.</summary>
    public const string DiscontinuedButPublished = "discontinued-but-published";

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> All { get; } = [NotInShop, NotInMax, GtinConflict, GtinInvalid, DiscontinuedButPublished];
}
