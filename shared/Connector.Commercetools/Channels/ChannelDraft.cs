namespace Connector.Commercetools;

/// <summary>A channel to create.</summary>
public sealed record ChannelDraft
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>See <see cref="Models.ChannelRole"/>; null means <c>InventorySupply</c>.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Name { get; init; }

    /// <summary>Description by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Description { get; init; }
}
