namespace Connector.Commercetools.Models;

/// <summary>A channel: a warehouse, a sales channel or another system.</summary>
public sealed record Channel
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public long Version { get; init; }

    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary><c>InventorySupply</c>, <c>ProductDistribution</c>, <c>OrderExport</c>, <c>OrderImport</c>, <c>Primary</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Name { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

/// <summary>Known roles of a channel; the API may add others.</summary>
public static class ChannelRole
{
    /// <summary>The channel is a warehouse.</summary>
    public const string InventorySupply = "InventorySupply";

    /// <summary>The channel sells; prices are chosen by it.</summary>
    public const string ProductDistribution = "ProductDistribution";

    /// <summary>The channel is a system that orders are exported to; <c>updateSyncInfo</c> needs it.</summary>
    public const string OrderExport = "OrderExport";

    /// <summary>The channel is a system that orders are imported from.</summary>
    public const string OrderImport = "OrderImport";

    /// <summary>The preferred channel among those of the same role.</summary>
    public const string Primary = "Primary";
}
