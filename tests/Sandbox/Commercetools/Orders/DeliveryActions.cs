using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Update actions on deliveries.</summary>
internal static class DeliveryActions
{
    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["addDelivery"] = Add,
        ["removeDelivery"] = Remove,
        ["setDeliveryItems"] = SetItems,
        ["setDeliveryAddress"] = SetAddress,
        ["setDeliveryCustomType"] = (change, order, action) => CustomFields.SetType(change, Deliveries.Find(order, action).Delivery, action, "order-delivery"),
        ["setDeliveryCustomField"] = (change, order, action) => CustomFields.SetField(change, Deliveries.Find(order, action).Delivery, action),
    };

    private static void Add(Change change, JsonObject order, JsonObject action)
    {
        var (info, shippingKey) = Deliveries.Target(order, action.TextOrNull("shippingKey"));
        var delivery = Deliveries.Delivery(change, order, action, "deliveryKey");
        if (delivery["key"].String() is { } key && Deliveries.Of(order).Any(placed => placed.Delivery["key"].String() == key))
            throw Refuse.Duplicate("deliveryKey", key);
        foreach (var parcel in delivery.Objects("parcels"))
            ParcelActions.EnsureKeyIsFree(order, parcel);
        info.List("deliveries").Add(delivery);
        // The Message shows the delivery before its parcels; each parcel has a Message of its own.
        var bare = delivery.Copy();
        bare["parcels"] = new JsonArray();
        change.Emit("DeliveryAdded", ("delivery", bare), ("shippingKey", shippingKey));
        foreach (var parcel in delivery.Objects("parcels"))
            change.Emit("ParcelAddedToDelivery", ("delivery", delivery), ("parcel", parcel), ("shippingKey", shippingKey));
    }

    private static void Remove(Change change, JsonObject order, JsonObject action)
    {
        var placed = Deliveries.Find(order, action);
        placed.List.Remove(placed.Delivery);
        change.Emit("DeliveryRemoved", ("delivery", placed.Delivery), ("shippingKey", placed.ShippingKey));
    }

    private static void SetItems(Change change, JsonObject order, JsonObject action)
    {
        var placed = Deliveries.Find(order, action);
        _ = action.Array("items");
        var (old, items) = (placed.Delivery["items"]?.DeepClone(), Deliveries.Items(order, action));
        placed.Delivery["items"] = items;
        change.Emit("DeliveryItemsUpdated", ("deliveryId", placed.Delivery["id"]), ("items", items), ("oldItems", old), ("shippingKey", placed.ShippingKey));
    }

    private static void SetAddress(Change change, JsonObject order, JsonObject action)
    {
        var placed = Deliveries.Find(order, action);
        var (old, address) = (placed.Delivery["address"]?.DeepClone(), Common.AddressOrNull(change, action.ObjectOrNull("address")));
        placed.Delivery.Put("address", address);
        change.Emit("DeliveryAddressSet", ("deliveryId", placed.Delivery["id"]), ("address", address), ("oldAddress", old), ("shippingKey", placed.ShippingKey));
    }
}
