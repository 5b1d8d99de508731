using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Stock of a SKU in a supply channel.</summary>
internal static class InventoryResource
{
    public static ResourceKind Kind { get; } = new()
    {
        Path = "inventory",
        TypeId = "inventory-entry",
        Scopes = ["products"],
        IsCompact = true,
        Fields =
        [
            "sku", "supplyChannel", "quantityOnStock", "availableQuantity", "minCartQuantity", "maxCartQuantity", "restockableInDays",
            "expectedDelivery", "reservationExpirationInMinutes", "stockLevels",
        ],
        Indexed = ["sku"],
        Identifiers = ["key", "sku"],
        Create = Create,
        Created = (change, entry) => change.Emit("InventoryEntryCreated", ("inventoryEntry", entry)),
        Deleted = (change, entry) => change.Emit("InventoryEntryDeleted", ("sku", entry["sku"]), ("supplyChannel", entry["supplyChannel"])),
        Validate = EnsureOnePerChannel,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["changeQuantity"] = (change, entry, action) => SetQuantity(change, entry, action.Integer("quantity")),
            ["addQuantity"] = (change, entry, action) => SetQuantity(change, entry, entry.Integer("quantityOnStock") + action.Integer("quantity")),
            ["removeQuantity"] = (change, entry, action) => SetQuantity(change, entry, entry.Integer("quantityOnStock") - action.Integer("quantity")),
            ["setKey"] = Common.SetKey,
            ["setSupplyChannel"] = (change, entry, action) => entry.Put("supplyChannel", change.Project.ReferenceOrNull(action.ObjectOrNull("supplyChannel"), "channel")),
            ["setExpectedDelivery"] = Common.SetInstant("expectedDelivery"),
            ["setRestockableInDays"] = Common.SetInteger("restockableInDays"),
            ["setReservationExpirationInMinutes"] = Common.SetInteger("reservationExpirationInMinutes"),
            ["setInventoryLimits"] = (change, entry, action) =>
            {
                Common.SetInteger("minCartQuantity")(change, entry, action);
                Common.SetInteger("maxCartQuantity")(change, entry, action);
            },
            ["setSafetyStock"] = (_, entry, action) => Level(entry, action, "safetyStock"),
            ["setReorderPoint"] = (_, entry, action) => Level(entry, action, "reorderPoint"),
            ["setCustomType"] = CustomFields.SetType,
            ["setCustomField"] = CustomFields.SetField,
        },
    };

    /// <summary>What an order takes lowers both quantities.</summary>
    public static void Order(Change change, JsonObject entry, long quantity) => SetQuantity(change, entry, entry.Integer("quantityOnStock") - quantity);

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var entry = new JsonObject().Take(draft, "minCartQuantity", "maxCartQuantity", "restockableInDays", "reservationExpirationInMinutes", "stockLevels");
        entry.Put("key", Common.KeyOrNull(draft));
        entry["sku"] = draft.Text("sku");
        entry.Put("supplyChannel", change.Project.ReferenceOrNull(draft.ObjectOrNull("supplyChannel"), "channel"));
        entry["quantityOnStock"] = draft.Integer("quantityOnStock");
        entry["availableQuantity"] = draft.Integer("quantityOnStock");
        entry.Put("expectedDelivery", draft.InstantOrNull("expectedDelivery"));
        entry.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return entry;
    }

    // What is reserved stays reserved: availableQuantity moves with quantityOnStock and both may be negative.
    private static void SetQuantity(Change change, JsonObject entry, long quantity)
    {
        var (stock, available) = (entry.Integer("quantityOnStock"), entry.Integer("availableQuantity"));
        var left = quantity - (stock - available);
        entry["quantityOnStock"] = quantity;
        entry["availableQuantity"] = left;
        change.Emit("InventoryEntryQuantitySet", ("oldQuantityOnStock", stock), ("newQuantityOnStock", quantity), ("oldAvailableQuantity", available),
            ("newAvailableQuantity", left), ("sku", entry["sku"]), ("supplyChannel", entry["supplyChannel"]));
        if (available > 0 && left <= 0)
            change.Emit("InventoryEntryOutOfStock", ("sku", entry["sku"]), ("supplyChannel", entry["supplyChannel"]));
    }

    private static void Level(JsonObject entry, JsonObject action, string field)
    {
        _ = action.IntegerOrNull("quantity");
        entry["stockLevels"] ??= new JsonObject();
        entry.Object("stockLevels").Put(field, action["quantity"]);
    }

    private static void EnsureOnePerChannel(Change change, JsonObject entry)
    {
        if (change.Project.Of("inventory-entry").Where("sku", entry.Text("sku")).Any(other =>
            other.Id != entry["id"].String() && other.Json["supplyChannel"]?["id"].String() == entry["supplyChannel"]?["id"].String()))
            throw Refuse.Duplicate(entry["supplyChannel"] is null ? "sku" : "supplyChannel", entry["sku"]!);
    }
}
