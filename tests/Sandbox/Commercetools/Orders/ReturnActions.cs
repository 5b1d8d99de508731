using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Update actions on returns. A return has no id, only its items have.</summary>
internal static class ReturnActions
{
    private static readonly string[] Initial = ["Advised", "Returned"];
    private static readonly string[] ShipmentStates = ["Advised", "Returned", "BackInStock", "Unusable"];
    private static readonly string[] PaymentStates = ["NonRefundable", "Initial", "Refunded", "NotRefunded"];

    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["addReturnInfo"] = Add,
        ["setReturnInfo"] = Set,
        ["setReturnShipmentState"] = SetShipmentState,
        ["setReturnPaymentState"] = SetPaymentState,
        ["setReturnItemCustomType"] = (change, order, action) => CustomFields.SetType(change, action.Item("returnItem", Items(order)), action, "order-return-item"),
        ["setReturnItemCustomField"] = (change, order, action) => CustomFields.SetField(change, action.Item("returnItem", Items(order)), action),
    };

    private static void Add(Change change, JsonObject order, JsonObject action)
    {
        var info = Info(change, order, action, Items(order));
        order.List("returnInfo").Add(info);
        change.Emit("ReturnInfoAdded", ("returnInfo", info));
    }

    private static void Set(Change change, JsonObject order, JsonObject action)
    {
        var infos = new JsonArray();
        foreach (var draft in action.Objects("items"))
            infos.Add(Info(change, order, draft, infos.SelectMany(info => info!.AsObject().Objects("items"))));
        order["returnInfo"] = infos;
        change.Emit("ReturnInfoSet", ("returnInfo", infos));
    }

    private static void SetShipmentState(Change change, JsonObject order, JsonObject action)
    {
        var item = action.Item("returnItem", Items(order));
        var (old, state) = (item["shipmentState"].String(), action.OneOf("shipmentState", ShipmentStates));
        if (old == state)
            return;
        if (old is not "Returned" || state is not ("BackInStock" or "Unusable"))
            throw Refuse.Operation($"The return shipment state cannot change from '{old}' to '{state}'.");
        item["shipmentState"] = state;
        item["lastModifiedAt"] = change.Now;
        change.Emit("OrderReturnShipmentStateChanged", ("returnItemId", item["id"]), ("returnShipmentState", state));
    }

    // No Message exists for this change.
    private static void SetPaymentState(Change change, JsonObject order, JsonObject action)
    {
        var item = action.Item("returnItem", Items(order));
        var (old, state) = (item["paymentState"].String(), action.OneOf("paymentState", PaymentStates));
        if (old == state)
            return;
        if (old is "NonRefundable" || state is "NonRefundable" or "Initial")
            throw Refuse.Operation($"The return payment state cannot change from '{old}' to '{state}'.");
        item["paymentState"] = state;
        item["lastModifiedAt"] = change.Now;
    }

    private static IEnumerable<JsonObject> Items(JsonObject order) => order.Objects("returnInfo").SelectMany(info => info.Objects("items"));

    private static JsonObject Info(Change change, JsonObject order, JsonObject draft, IEnumerable<JsonObject> existing)
    {
        if (draft.Array("items").Count == 0)
            throw Refuse.Input("A return has at least one item.");
        var keys = existing.Select(item => item["key"].String()).OfType<string>().ToHashSet();
        var info = new JsonObject { ["items"] = new JsonArray([.. draft.Objects("items").Select(item => Item(change, order, item, keys))]) };
        info.Put("returnTrackingId", draft.TextOrNull("returnTrackingId"));
        info.Put("returnDate", draft.InstantOrNull("returnDate"));
        return info;
    }

    private static JsonObject Item(Change change, JsonObject order, JsonObject draft, HashSet<string> keys)
    {
        var (line, custom) = (draft.TextOrNull("lineItemId"), draft.TextOrNull("customLineItemId"));
        if (line is null == custom is null)
            throw Refuse.Json("Exactly one of lineItemId and customLineItemId is required.");
        if (!order.Objects(line is null ? "customLineItems" : "lineItems").Any(item => item["id"].String() == (line ?? custom)))
            throw Refuse.Input($"The order has no line with the id '{line ?? custom}'.");
        if (draft.Integer("quantity") < 1)
            throw Refuse.Field("quantity", draft["quantity"]);
        if (Common.KeyOrNull(draft) is { } key && !keys.Add(key))
            throw Refuse.Duplicate("key", key);
        var state = draft.OneOf("shipmentState", Initial);
        var returned = new JsonObject
        {
            ["type"] = line is null ? "CustomLineItemReturnItem" : "LineItemReturnItem",
            ["id"] = Guid.NewGuid().ToString(),
        };
        returned.Take(draft, "key", "quantity", "lineItemId", "customLineItemId", "comment");
        returned["shipmentState"] = state;
        returned["paymentState"] = state is "Returned" ? "Initial" : "NonRefundable";
        returned.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom"), "order-return-item"));
        returned["lastModifiedAt"] = change.Now;
        returned["createdAt"] = change.Now;
        return returned;
    }
}
