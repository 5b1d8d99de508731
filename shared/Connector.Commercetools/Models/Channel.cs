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
}
