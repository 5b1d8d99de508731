using Connector.ExactMax.Contract;

namespace Connector.Mapping;

/// <summary>A line of the cross-reference between SKUs and MAX parts, kept by flow <c>items</c> and read by the other flows.</summary>
public sealed record ItemReference
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>MAX part.</summary>
    public required string Part { get; init; }

    /// <summary>Key of the variant in commercetools, when it has one.</summary>
    public string? VariantKey { get; init; }

    /// <summary>GTIN with 8, 12, 13 or 14 digits and a right check digit.</summary>
    public string? Gtin { get; init; }

    /// <summary>MAX's sales unit.</summary>
    public string? SalesUnit { get; init; }

    /// <summary>MAX's tax code of the part.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Days that it takes to make or buy the part.</summary>
    public int? LeadTimeDays { get; init; }

    /// <summary>True when MAX no longer sells the part: it is obsolete, or has no sales record.</summary>
    public bool Discontinued { get; init; }

    /// <summary>What customers call the part, by account.</summary>
    public IReadOnlyList<CustomerPartNumber> CustomerParts { get; init; } = [];
}
