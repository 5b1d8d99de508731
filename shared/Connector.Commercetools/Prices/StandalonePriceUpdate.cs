using System.Text.Json.Serialization;
using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>A standalone price to create.</summary>
public sealed record StandalonePriceDraft
{
    /// <summary>Key, unique in the project.</summary>
    public string? Key { get; init; }

    /// <summary>SKU; commercetools does not check it.</summary>
    public required string Sku { get; init; }

    /// <summary>Price per piece.</summary>
    public required Money Value { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Customer group.</summary>
    public ResourceIdentifier? CustomerGroup { get; init; }

    /// <summary>Distribution channel.</summary>
    public ResourceIdentifier? Channel { get; init; }

    /// <summary>First instant, UTC.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>End, exclusive, UTC.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Lower prices from a quantity on.</summary>
    public IReadOnlyList<PriceTier>? Tiers { get; init; }
}

/// <summary>Changes a standalone price: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record StandalonePriceUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<StandalonePriceUpdateAction> Actions { get; init; }
}

/// <summary>One change of a standalone price; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(StandalonePriceChangeValueAction), "changeValue")]
[JsonDerivedType(typeof(StandalonePriceSetPriceTiersAction), "setPriceTiers")]
[JsonDerivedType(typeof(StandalonePriceSetValidFromAndUntilAction), "setValidFromAndUntil")]
[JsonDerivedType(typeof(StandalonePriceChangeActiveAction), "changeActive")]
[JsonDerivedType(typeof(StandalonePriceSetKeyAction), "setKey")]
public abstract record StandalonePriceUpdateAction;

/// <summary>Changes the price.</summary>
public sealed record StandalonePriceChangeValueAction : StandalonePriceUpdateAction
{
    /// <summary>The price, in the currency that it has.</summary>
    public required Money Value { get; init; }
}

/// <summary>Replaces the tiers.</summary>
public sealed record StandalonePriceSetPriceTiersAction : StandalonePriceUpdateAction
{
    /// <summary>The tiers.</summary>
    public required IReadOnlyList<PriceTier> Tiers { get; init; }
}

/// <summary>Sets or removes the validity.</summary>
public sealed record StandalonePriceSetValidFromAndUntilAction : StandalonePriceUpdateAction
{
    /// <summary>First instant, UTC.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>End, exclusive, UTC.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}

/// <summary>Switches a price on or off.</summary>
public sealed record StandalonePriceChangeActiveAction : StandalonePriceUpdateAction
{
    /// <summary>False for a price that is not used.</summary>
    public required bool Active { get; init; }
}

/// <summary>Sets the key.</summary>
public sealed record StandalonePriceSetKeyAction : StandalonePriceUpdateAction
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }
}
