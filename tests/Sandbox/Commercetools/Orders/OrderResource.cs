using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Orders. They come into being by import or, in the sandbox, as a complete JSON that stands for a checkout.</summary>
internal static class OrderResource
{
    public static readonly string[] OrderStates = ["Open", "Confirmed", "Complete", "Cancelled"];
    public static readonly string[] ShipmentStates = ["Shipped", "Delivered", "Ready", "Pending", "Delayed", "Partial", "Backorder", "Canceled"];
    public static readonly string[] PaymentStates = ["BalanceDue", "Failed", "Pending", "CreditOwed", "Paid"];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "orders",
        TypeId = "order",
        Scopes = ["orders"],
        Fields =
        [
            "orderNumber", "purchaseOrderNumber", "customerId", "customerEmail", "customerGroup", "anonymousId", "businessUnit", "store",
            "lineItems", "customLineItems", "totalPrice", "taxedPrice", "taxedShippingPrice", "discountOnTotalPrice", "priceRoundingMode",
            "taxMode", "taxRoundingMode", "taxCalculationMode", "inventoryMode", "billingAddress", "shippingAddress", "shippingMode",
            "shippingKey", "shippingInfo", "shippingRateInput", "shippingCustomFields", "shipping", "itemShippingAddresses", "discountCodes",
            "directDiscounts", "refusedGifts", "paymentInfo", "country", "locale", "origin", "cart", "quote", "recurringOrder", "orderState",
            "shipmentState", "paymentState", "state", "syncInfo", "returnInfo", "discountTypeCombination", "completedAt",
        ],
        Unique = ["orderNumber"],
        Indexed = ["customerId", "customerEmail"],
        Selectors = new Dictionary<string, string> { ["order-number"] = "orderNumber" },
        Identifiers = ["orderNumber"],
        Actions = new[] { HeaderActions.All, PaymentActions.All, DeliveryActions.All, ParcelActions.All, ReturnActions.All, LineActions.All }
            .SelectMany(group => group).ToDictionary(pair => pair.Key, pair => pair.Value),
        Deleted = (change, order) => change.Emit("OrderDeleted", ("order", order)),
    };

    /// <summary>The order as imported, with its Message and its reservations.</summary>
    public static JsonObject Import(Change change, JsonObject draft)
    {
        var order = OrderImport.FromDraft(change, draft);
        Reservations.Take(change, order);
        return Insert(change, order, "OrderImported");
    }

    /// <summary>The order of a checkout.</summary>
    public static JsonObject Place(Change change, JsonObject order)
    {
        var placed = OrderSeed.FromJson(change, order);
        Reservations.Take(change, placed);
        return Insert(change, placed, "OrderCreated");
    }

    private static JsonObject Insert(Change change, JsonObject order, string message)
    {
        // Which Message a new order causes depends on how it was made, so the kind has no rule of its own.
        order["id"] ??= Guid.NewGuid().ToString();
        return change.Project.Insert(WithMessage(message), change, order);
    }

    private static ResourceKind WithMessage(string message) => new()
    {
        Path = Kind.Path,
        TypeId = Kind.TypeId,
        Scopes = Kind.Scopes,
        Fields = Kind.Fields,
        Unique = Kind.Unique,
        Identifiers = Kind.Identifiers,
        Created = (change, order) => change.Emit(message, ("order", order)),
    };
}
