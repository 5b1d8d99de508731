namespace Connector.Mapping;

/// <summary>A standalone price as it was read.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version for optimistic locking.</param>
/// <param name="Key">Key, when it has one.</param>
/// <param name="Price">The price, with keys instead of ids in its scope.</param>
/// <param name="IsActive">False when it is switched off.</param>
public sealed record KnownPrice(string Id, long Version, string? Key, ShopPrice Price, bool IsActive = true);
