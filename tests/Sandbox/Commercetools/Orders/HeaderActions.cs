using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Update actions on the head of an order.</summary>
internal static class HeaderActions
{
    private static readonly string[] SyncRoles = ["OrderExport", "OrderImport"];

    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["changeOrderState"] = ChangeState("orderState", "OrderStateChanged", "oldOrderState", OrderResource.OrderStates),
        ["changeShipmentState"] = ChangeState("shipmentState", "OrderShipmentStateChanged", "oldShipmentState", OrderResource.ShipmentStates),
        ["changePaymentState"] = ChangeState("paymentState", "OrderPaymentStateChanged", "oldPaymentState", OrderResource.PaymentStates),
        ["transitionState"] = TransitionState,
        ["updateSyncInfo"] = UpdateSyncInfo,
        ["setOrderNumber"] = SetOrderNumber,
        ["setPurchaseOrderNumber"] = SetText("purchaseOrderNumber", "purchaseOrderNumber", "OrderPurchaseOrderNumberSet", "oldPurchaseOrderNumber"),
        ["setCustomerEmail"] = SetText("customerEmail", "email", "OrderCustomerEmailSet", "oldEmail"),
        ["setCustomerId"] = SetCustomerId,
        ["setLocale"] = Common.SetText("locale"),
        ["setStore"] = SetStore,
        ["setBillingAddress"] = SetAddress("billingAddress", "OrderBillingAddressSet"),
        ["setShippingAddress"] = SetAddress("shippingAddress", "OrderShippingAddressSet"),
        ["setCustomType"] = (change, order, action) => CustomFields.SetType(change, order, action, "order"),
        ["setCustomField"] = CustomFields.SetField,
        ["setBillingAddressCustomField"] = (change, order, action) => CustomFields.SetField(change, order.Object("billingAddress"), action),
        ["setShippingAddressCustomField"] = (change, order, action) => CustomFields.SetField(change, order.Object("shippingAddress"), action),
    };

    private static UpdateAction ChangeState(string field, string message, string oldField, IReadOnlyList<string> states) => (change, order, action) =>
    {
        var old = order[field].String();
        order[field] = action.OneOf(field, states);
        change.Emit(message, (field, order[field]), (oldField, old));
    };

    private static UpdateAction SetText(string field, string parameter, string message, string oldParameter) => (change, order, action) =>
    {
        var old = order[field].String();
        order.Put(field, action.TextOrNull(parameter));
        change.Emit(message, (parameter, order[field]), (oldParameter, old));
    };

    private static UpdateAction SetAddress(string field, string message) => (change, order, action) =>
    {
        var old = order[field]?.DeepClone();
        order.Put(field, Common.AddressOrNull(change, action.ObjectOrNull("address")));
        change.Emit(message, ("address", order[field]), ("oldAddress", old));
    };

    private static void TransitionState(Change change, JsonObject order, JsonObject action)
    {
        var force = action.FlagOrNull("force") ?? false;
        var (old, target) = (order["state"]?.DeepClone(), change.Project.Resolve(action.Object("state"), "state"));
        if (!force)
            StateResource.EnsureTransition(change, old, target, "OrderState");
        order["state"] = References.To("state", target);
        change.Emit("OrderStateTransition", ("state", order["state"]), ("oldState", old), ("force", force));
    }

    // One entry per channel; no Message exists for it.
    private static void UpdateSyncInfo(Change change, JsonObject order, JsonObject action)
    {
        var channel = change.Project.Resolve(action.Object("channel"), "channel");
        if (!channel.List("roles").Any(role => SyncRoles.Contains(role.String())))
            throw Refuse.Input($"The channel '{channel["key"]}' needs one of the roles {string.Join(", ", SyncRoles)}.");
        var entry = new JsonObject { ["channel"] = References.To("channel", channel) };
        entry.Put("externalId", action.TextOrNull("externalId"));
        entry["syncedAt"] = action.InstantOrNull("syncedAt") ?? change.Now;
        var entries = order.List("syncInfo");
        var existing = entries.FirstOrDefault(item => References.Same(item?["channel"], entry["channel"]));
        if (existing is not null)
            entries.Remove(existing);
        entries.Add(entry);
    }

    private static void SetOrderNumber(Change change, JsonObject order, JsonObject action)
    {
        var number = action.TextOrNull("orderNumber");
        if (order["orderNumber"].String() is { } old && old != number)
            throw Refuse.Operation("The orderNumber has been set already and cannot be changed.");
        order.Put("orderNumber", number);
    }

    private static void SetCustomerId(Change change, JsonObject order, JsonObject action)
    {
        var (old, id) = (order["customerId"].String(), action.TextOrNull("customerId"));
        if (id is not null && change.Project.Of("customer").ById(id) is null)
            throw Refuse.Reference("customer", id, null);
        order.Put("customerId", id);
        change.Emit("OrderCustomerSet", ("customer", Customer(id)), ("oldCustomer", Customer(old)));
    }

    private static JsonObject? Customer(string? id) => id is null ? null : new JsonObject { ["typeId"] = "customer", ["id"] = id };

    private static void SetStore(Change change, JsonObject order, JsonObject action)
    {
        var store = action.ObjectOrNull("store") is { } given ? change.Project.KeyReference(given, "store") : null;
        if (order["store"]?["key"].String() == store?["key"].String())
            throw Refuse.Input("The order is in that store already.");
        order.Put("store", store);
        change.Emit("OrderStoreSet", ("store", store));
    }
}
