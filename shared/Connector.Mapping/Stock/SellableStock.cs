namespace Connector.Mapping;

/// <summary>What commercetools may sell of a SKU from a warehouse.</summary>
public sealed record SellableStock
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Key of the supply channel that stands for the warehouse.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// Pieces as commercetools counts them, before the shop's own orders that MAX does not contain are taken off, and before
    /// rounding; negative when the buffer is larger than the stock.
    /// </summary>
    public required decimal Pieces { get; init; }

    /// <summary>What is to be published once the shop's pending pieces are taken off: whole pieces, never below 0.</summary>
    /// <param name="pending">Pieces that the shop has sold and MAX's numbers do not contain.</param>
    public long Quantity(decimal pending) => Whole(Pieces - pending);

    /// <summary>Whole pieces, never below 0.</summary>
    public static long Whole(decimal pieces) => pieces <= 0 ? 0 : (long)Math.Min(Math.Floor(pieces), long.MaxValue);

    /// <summary>When more is expected, at the start of that day in the company's time zone; null when nothing is, or it is not shown.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }

    /// <summary>Days until more is there, from today; null as above.</summary>
    public int? RestockableInDays { get; init; }
}
