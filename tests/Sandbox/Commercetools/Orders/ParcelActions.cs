using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Update actions on the parcels of deliveries.</summary>
internal static class ParcelActions
{
    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["addParcelToDelivery"] = Add,
        ["removeParcelFromDelivery"] = Remove,
        ["setParcelItems"] = SetItems,
        ["setParcelMeasurements"] = SetMeasurements,
        ["setParcelTrackingData"] = SetTrackingData,
        ["setParcelCustomType"] = (change, order, action) => CustomFields.SetType(change, Deliveries.FindParcel(order, action).Parcel, action),
        ["setParcelCustomField"] = (change, order, action) => CustomFields.SetField(change, Deliveries.FindParcel(order, action).Parcel, action),
    };

    public static void EnsureKeyIsFree(JsonObject order, JsonObject parcel)
    {
        if (parcel["key"].String() is { } key
            && Deliveries.Of(order).SelectMany(placed => placed.Delivery.Objects("parcels")).Any(other => other["key"].String() == key))
            throw Refuse.Duplicate("parcelKey", key);
    }

    private static void Add(Change change, JsonObject order, JsonObject action)
    {
        var placed = Deliveries.Find(order, action);
        var parcel = Deliveries.Parcel(change, order, action, "parcelKey");
        EnsureKeyIsFree(order, parcel);
        placed.Delivery.List("parcels").Add(parcel);
        change.Emit("ParcelAddedToDelivery", ("delivery", placed.Delivery), ("parcel", parcel), ("shippingKey", placed.ShippingKey));
    }

    private static void Remove(Change change, JsonObject order, JsonObject action)
    {
        var (placed, parcel) = Deliveries.FindParcel(order, action);
        placed.Delivery.List("parcels").Remove(parcel);
        change.Emit("ParcelRemovedFromDelivery", ("deliveryId", placed.Delivery["id"]), ("parcel", parcel), ("shippingKey", placed.ShippingKey));
    }

    private static void SetItems(Change change, JsonObject order, JsonObject action)
    {
        var (placed, parcel) = Deliveries.FindParcel(order, action);
        _ = action.Array("items");
        var (old, items) = (parcel["items"]?.DeepClone() ?? new JsonArray(), Deliveries.Items(order, action));
        parcel["items"] = items;
        change.Emit("ParcelItemsUpdated", ("parcelId", parcel["id"]), ("deliveryId", placed.Delivery["id"]), ("items", items), ("oldItems", old), ("shippingKey", placed.ShippingKey));
    }

    private static void SetMeasurements(Change change, JsonObject order, JsonObject action)
    {
        var (placed, parcel) = Deliveries.FindParcel(order, action);
        parcel.Put("measurements", action.ObjectOrNull("measurements"));
        change.Emit("ParcelMeasurementsUpdated", ("deliveryId", placed.Delivery["id"]), ("parcelId", parcel["id"]), ("measurements", parcel["measurements"]), ("shippingKey", placed.ShippingKey));
    }

    private static void SetTrackingData(Change change, JsonObject order, JsonObject action)
    {
        var (placed, parcel) = Deliveries.FindParcel(order, action);
        parcel.Put("trackingData", Deliveries.Tracking(action));
        change.Emit("ParcelTrackingDataUpdated", ("deliveryId", placed.Delivery["id"]), ("parcelId", parcel["id"]), ("trackingData", parcel["trackingData"]), ("shippingKey", placed.ShippingKey));
    }
}
