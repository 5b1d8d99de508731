using System.Text.Json.Serialization;

namespace Connector.Commercetools;

/// <summary>An inventory entry to create.</summary>
public sealed record InventoryEntryDraft
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Key, so that the Import API finds the entry later.</summary>
    public string? Key { get; init; }

    /// <summary>The warehouse.</summary>
    public Models.ResourceIdentifier? SupplyChannel { get; init; }

    /// <summary>What is on stock.</summary>
    public required long QuantityOnStock { get; init; }

    /// <summary>Days until it is on stock again.</summary>
    public int? RestockableInDays { get; init; }

    /// <summary>When the next delivery is expected, UTC.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }
}

/// <summary>Changes an inventory entry: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record InventoryEntryUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<InventoryEntryUpdateAction> Actions { get; init; }
}

/// <summary>One change of an inventory entry; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(InventoryEntryChangeQuantityAction), "changeQuantity")]
[JsonDerivedType(typeof(InventoryEntrySetExpectedDeliveryAction), "setExpectedDelivery")]
[JsonDerivedType(typeof(InventoryEntrySetRestockableInDaysAction), "setRestockableInDays")]
[JsonDerivedType(typeof(InventoryEntrySetKeyAction), "setKey")]
public abstract record InventoryEntryUpdateAction;

/// <summary>Sets what is on stock, absolutely.</summary>
public sealed record InventoryEntryChangeQuantityAction : InventoryEntryUpdateAction
{
    /// <summary>The quantity.</summary>
    public required long Quantity { get; init; }
}

/// <summary>Sets or removes when the next delivery is expected.</summary>
public sealed record InventoryEntrySetExpectedDeliveryAction : InventoryEntryUpdateAction
{
    /// <summary>UTC; null removes it.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }
}

/// <summary>Sets or removes the days until it is on stock again.</summary>
public sealed record InventoryEntrySetRestockableInDaysAction : InventoryEntryUpdateAction
{
    /// <summary>Days; null removes them.</summary>
    public int? RestockableInDays { get; init; }
}

/// <summary>Sets the key.</summary>
public sealed record InventoryEntrySetKeyAction : InventoryEntryUpdateAction
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }
}
