namespace Connector.Commercetools.Models;

/// <summary>Stock of a SKU in a supply channel; one per SKU and channel.</summary>
public sealed record InventoryEntry
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public long Version { get; init; }

    /// <summary>Key, 2 to 256 of <c>A-Z a-z 0-9 _ -</c>; the Import API finds entries by it.</summary>
    public string? Key { get; init; }

    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>The warehouse; null for stock without a channel.</summary>
    public Reference<Channel>? SupplyChannel { get; init; }

    /// <summary>What is on stock. Placing an order lowers it, which may take up to 10 seconds to show.</summary>
    public long QuantityOnStock { get; init; }

    /// <summary>What can be sold: on stock less what carts reserve.</summary>
    public long AvailableQuantity { get; init; }

    /// <summary>Days until it is on stock again.</summary>
    public int? RestockableInDays { get; init; }

    /// <summary>When the next delivery is expected, UTC.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }
}
