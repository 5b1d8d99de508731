using Connector.Commercetools.Models;

namespace Connector.Commercetools.Imports;

/// <summary>A container to create.</summary>
internal sealed record ImportContainerBody(string Key, ImportRetention RetentionPolicy);

internal sealed record ImportRetention(string Strategy, ImportRetentionConfig Config);

internal sealed record ImportRetentionConfig(string TimeToLive);

/// <summary>A request of up to 20 records of one type.</summary>
internal sealed record ImportRequestBody<T>(string Type, IReadOnlyList<T> Resources);

/// <summary>An inventory entry as the Import API takes it: it refers to others by key, and what is left out is removed.</summary>
internal sealed record InventoryImportBody(string Key, string Sku, long QuantityOnStock)
{
    public KeyReference? SupplyChannel { get; init; }

    public DateTimeOffset? ExpectedDelivery { get; init; }

    public int? RestockableInDays { get; init; }

    public static InventoryImportBody Of(InventoryImport entry) => new(entry.Key, entry.Sku, entry.QuantityOnStock)
    {
        SupplyChannel = entry.SupplyChannelKey is { } key ? new() { TypeId = "channel", Key = key } : null,
        ExpectedDelivery = entry.ExpectedDelivery,
        RestockableInDays = entry.RestockableInDays,
    };
}

/// <summary>A standalone price as the Import API takes it: it refers to others by key, and what is left out is removed.</summary>
internal sealed record StandalonePriceImportBody(string Key, string Sku, Money Value)
{
    public string? Country { get; init; }

    public KeyReference? CustomerGroup { get; init; }

    public KeyReference? Channel { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public IReadOnlyList<PriceTier>? Tiers { get; init; }

    public static StandalonePriceImportBody Of(StandalonePriceImport price) => new(
        price.Draft.Key ?? throw new ArgumentException($"The price of {price.Draft.Sku} has no key; the Import API finds prices by it."),
        price.Draft.Sku,
        price.Draft.Value)
    {
        Country = price.Draft.Country,
        CustomerGroup = ByKey(price.Draft.CustomerGroup),
        Channel = ByKey(price.Draft.Channel),
        ValidFrom = price.Draft.ValidFrom,
        ValidUntil = price.Draft.ValidUntil,
        Tiers = price.Draft.Tiers,
    };

    private static KeyReference? ByKey(ResourceIdentifier? identifier) => identifier switch
    {
        null => null,
        { Key: { } key } => new() { TypeId = identifier.TypeId, Key = key },
        _ => throw new ArgumentException($"The {identifier.TypeId} is given by id; the Import API takes keys only."),
    };
}
