using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Where the deliveries and parcels of an order are, and how drafts of them become stored ones.</summary>
internal static class Deliveries
{
    /// <summary>A delivery with the shipping key of its shipping method (Multiple mode only).</summary>
    public sealed record Placed(JsonObject Delivery, JsonArray List, string? ShippingKey);

    public static IEnumerable<Placed> Of(JsonObject order) => Infos(order).SelectMany(info =>
        info.Info.Objects("deliveries").Select(delivery => new Placed(delivery, info.Info.List("deliveries"), info.Key)));

    /// <summary>The shipping info that a new delivery belongs to.</summary>
    public static (JsonObject Info, string? Key) Target(JsonObject order, string? shippingKey)
    {
        if (order["shippingMode"].String() is not "Multiple")
            return order.ObjectOrNull("shippingInfo") is { } single ? (single, null) : throw Refuse.Operation("The order has no shippingInfo.");
        if (shippingKey is null)
            throw Refuse.Required("shippingKey");
        return Infos(order).Where(info => info.Key == shippingKey).Select(info => (info.Info, info.Key)).FirstOrDefault() is { Info: not null } found
            ? found
            : throw Refuse.Input($"The order has no shipping method with the key '{shippingKey}'.");
    }

    public static Placed Find(JsonObject order, JsonObject action)
    {
        var all = Of(order).ToList();
        var delivery = action.Item("delivery", all.Select(placed => placed.Delivery));
        return all.Single(placed => ReferenceEquals(placed.Delivery, delivery));
    }

    public static (Placed Delivery, JsonObject Parcel) FindParcel(JsonObject order, JsonObject action)
    {
        var all = Of(order).SelectMany(placed => placed.Delivery.Objects("parcels").Select(parcel => (placed, parcel))).ToList();
        var wanted = action.Item("parcel", all.Select(pair => pair.parcel));
        return all.Single(pair => ReferenceEquals(pair.parcel, wanted));
    }

    /// <summary>Delivered quantities may exceed what was ordered: the API does not check that.</summary>
    public static JsonArray Items(JsonObject order, JsonObject draft)
    {
        var lines = order.Objects("lineItems").Concat(order.Objects("customLineItems")).Select(line => line["id"].String()).ToHashSet();
        foreach (var item in draft.Objects("items"))
        {
            if (item.Integer("quantity") < 1)
                throw Refuse.Field("quantity", item["quantity"]);
            if (!lines.Contains(item.Text("id")))
                throw Refuse.Input($"The order has no line item with the id '{item.Text("id")}'.");
        }
        return Nodes.Copies(draft.Objects("items"));
    }

    public static JsonObject Delivery(Change change, JsonObject order, JsonObject draft, string keyField)
    {
        var delivery = New(change, Common.KeyOrNull(draft, keyField));
        delivery["items"] = Items(order, draft);
        delivery["parcels"] = new JsonArray([.. draft.Objects("parcels").Select(parcel => Parcel(change, order, parcel, "key"))]);
        delivery.Put("address", Common.AddressOrNull(change, draft.ObjectOrNull("address")));
        delivery.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return delivery;
    }

    public static JsonObject Parcel(Change change, JsonObject order, JsonObject draft, string keyField)
    {
        var parcel = New(change, Common.KeyOrNull(draft, keyField));
        parcel.Put("measurements", draft.ObjectOrNull("measurements"));
        parcel.Put("trackingData", Tracking(draft));
        if (draft["items"] is not null)
            parcel["items"] = Items(order, draft);
        parcel.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return parcel;
    }

    public static JsonObject? Tracking(JsonObject source)
    {
        if (source.ObjectOrNull("trackingData") is not { } given)
            return null;
        var tracking = given.Copy();
        tracking["isReturn"] = given.FlagOrNull("isReturn") ?? false;
        return tracking;
    }

    private static IEnumerable<(JsonObject Info, string? Key)> Infos(JsonObject order)
    {
        if (order.ObjectOrNull("shippingInfo") is { } single)
            yield return (single, null);
        foreach (var shipping in order.Objects("shipping"))
            yield return (shipping.Object("shippingInfo"), shipping.Text("shippingKey"));
    }

    private static JsonObject New(Change change, string? key)
    {
        var created = new JsonObject { ["id"] = Guid.NewGuid().ToString() };
        created.Put("key", key);
        created["createdAt"] = change.Now;
        return created;
    }
}
