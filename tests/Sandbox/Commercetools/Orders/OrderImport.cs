using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>An OrderImportDraft becomes an Order; totals are taken as given.</summary>
internal static class OrderImport
{
    private static readonly string[] InventoryModes = ["None", "TrackOnly", "ReserveOnOrder", "ReserveOnCart"];
    private static readonly string[] Origins = ["Customer", "Merchant", "Quote", "RecurringOrder"];

    public static JsonObject FromDraft(Change change, JsonObject draft)
    {
        if (draft["lineItems"] is not JsonArray { Count: > 0 } && draft["customLineItems"] is not JsonArray { Count: > 0 })
            throw Refuse.Input("An order needs line items or custom line items.");
        var order = new JsonObject().Take(draft, "orderNumber", "purchaseOrderNumber", "customerId", "customerEmail", "country", "customerGroup", "businessUnit");
        if (draft.TextOrNull("customerId") is { } customer && change.Project.Of("customer").ById(customer) is null)
            throw Refuse.Reference("customer", customer, null);
        order.Put("store", draft.ObjectOrNull("store") is { } store ? change.Project.KeyReference(store, "store") : null);
        order["lineItems"] = new JsonArray([.. draft.Objects("lineItems").Select(line => ImportedLine.LineItem(change, line))]);
        order["customLineItems"] = new JsonArray([.. draft.Objects("customLineItems").Select(line => ImportedLine.Custom(change, line))]);
        order["totalPrice"] = Money.Cents(draft.Object("totalPrice"));
        order.Put("taxedPrice", ImportedLine.Taxed(draft.ObjectOrNull("taxedPrice")));
        order["taxMode"] = "Platform";
        order.Take(draft, "priceRoundingMode", "taxRoundingMode", "taxCalculationMode");
        order["inventoryMode"] = draft.OneOfOrNull("inventoryMode", InventoryModes) ?? "None";
        order["shippingMode"] = "Single";
        order["shipping"] = new JsonArray();
        order["refusedGifts"] = new JsonArray();
        order.Put("billingAddress", Common.AddressOrNull(change, draft.ObjectOrNull("billingAddress")));
        order.Put("shippingAddress", Common.AddressOrNull(change, draft.ObjectOrNull("shippingAddress")));
        order["itemShippingAddresses"] = new JsonArray([.. draft.Objects("itemShippingAddresses").Select(address => Common.Address(change, address))]);
        order["origin"] = draft.OneOfOrNull("origin", Origins) ?? "Customer";
        order["orderState"] = draft.OneOfOrNull("orderState", OrderResource.OrderStates) ?? "Open";
        order.Put("shipmentState", draft.OneOfOrNull("shipmentState", OrderResource.ShipmentStates));
        order.Put("paymentState", draft.OneOfOrNull("paymentState", OrderResource.PaymentStates));
        order.Put("state", change.Project.ReferenceOrNull(draft.ObjectOrNull("state"), "state"));
        order.Put("completedAt", draft.InstantOrNull("completedAt"));
        order["syncInfo"] = new JsonArray();
        order["returnInfo"] = new JsonArray();
        order.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        if (draft.ObjectOrNull("paymentInfo") is { } payments)
            order["paymentInfo"] = new JsonObject
            {
                ["payments"] = Nodes.Copies(payments.Objects("payments").Select(payment => change.Project.Reference(payment, "payment"))),
            };
        if (draft.ObjectOrNull("shippingInfo") is { } shipping)
            order["shippingInfo"] = ImportedLine.Shipping(change, order, shipping);
        return order;
    }
}
