using Connector.Commercetools.Models;

namespace Connector.Mapping;

/// <summary>A price as commercetools shall have it.</summary>
public sealed record ShopPrice
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Price per piece.</summary>
    public required Money Value { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null for all countries.</summary>
    public string? Country { get; init; }

    /// <summary>Key of the customer group; null for everybody.</summary>
    public string? CustomerGroup { get; init; }

    /// <summary>Key of the distribution channel; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>First instant, UTC.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>End, exclusive, UTC.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Lower prices from a quantity on, by rising quantity.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];
}
