using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Which payments belong to an order; a payment belongs to one order only.</summary>
internal static class PaymentActions
{
    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["addPayment"] = Add,
        ["removePayment"] = Remove,
    };

    private static void Add(Change change, JsonObject order, JsonObject action)
    {
        var payment = change.Project.Reference(action.Object("payment"), "payment");
        if (change.Project.Of("order").FromId(null).Any(other => other.Id != order["id"].String() && Payments(other.Json).Any(given => References.Same(given, payment))))
            throw Refuse.Operation("The payment belongs to another order.");
        if (Payments(order).Any(given => References.Same(given, payment)))
            return;
        order["paymentInfo"] ??= new JsonObject();
        order.Object("paymentInfo").List("payments").Add(payment.DeepClone());
        change.Emit("OrderPaymentAdded", ("paymentRef", payment));
    }

    private static void Remove(Change change, JsonObject order, JsonObject action)
    {
        var payment = change.Project.Reference(action.Object("payment"), "payment");
        if (Payments(order).FirstOrDefault(given => References.Same(given, payment)) is not { } existing)
            throw Refuse.Input("The payment does not belong to the order.");
        var payments = order.Object("paymentInfo").List("payments");
        payments.Remove(existing);
        if (payments.Count == 0)
            order.Remove("paymentInfo");
        change.Emit("OrderPaymentRemoved", ("paymentRef", payment), ("removedPaymentInfo", payments.Count == 0));
    }

    private static IEnumerable<JsonNode?> Payments(JsonObject order) => order["paymentInfo"]?["payments"] as JsonArray ?? [];
}
