namespace Connector.Mapping;

/// <summary>What commercetools may sell of a SKU from a warehouse, as MAX sees it: before the shop's own orders that MAX does not know yet are taken off.</summary>
public sealed record SellableStock
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Key of the supply channel that stands for the warehouse; null for stock without a channel.</summary>
    public required string? Channel { get; init; }

    /// <summary>Pieces as commercetools counts them, never below 0.</summary>
    public required long Quantity { get; init; }

    /// <summary>When more is expected, at the start of that day in the company's time zone; null when nothing is, or it is not shown.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }

    /// <summary>Days until more is there, from today; null as above.</summary>
    public int? RestockableInDays { get; init; }
}
