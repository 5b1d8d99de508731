namespace Connector.Commercetools.Models;

/// <summary>
/// A price of a SKU for a scope: currency, country, customer group, channel and validity. The scope cannot be changed;
/// two prices of one SKU must not share scope and overlap in validity.
/// </summary>
public sealed record StandalonePrice
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public long Version { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Price per piece.</summary>
    public required Money Value { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Customer group.</summary>
    public Reference<CustomerGroup>? CustomerGroup { get; init; }

    /// <summary>Distribution channel.</summary>
    public Reference<Channel>? Channel { get; init; }

    /// <summary>First instant, UTC.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>End, exclusive, UTC.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Lower prices from a quantity on.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    /// <summary>False for a price that is not used.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>A price from a quantity on.</summary>
/// <param name="MinimumQuantity">At least 2.</param>
/// <param name="Value">Price per piece.</param>
public sealed record PriceTier(int MinimumQuantity, Money Value);

/// <summary>A customer group, as far as references need it.</summary>
public sealed record CustomerGroup
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }
}
