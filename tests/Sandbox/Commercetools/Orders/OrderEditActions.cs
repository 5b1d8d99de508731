using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>
/// Staged actions that only an order edit has. The sandbox has no products with prices: a new line takes the price and
/// rate that the action gives (external price, external tax rate), else those of a line of the same SKU.
/// </summary>
internal static class OrderEditActions
{
    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["addLineItem"] = AddLine,
        ["changeLineItemQuantity"] = ChangeQuantity("lineItem"),
        ["removeLineItem"] = Remove("lineItem"),
        ["addCustomLineItem"] = AddCustomLine,
        ["changeCustomLineItemQuantity"] = ChangeQuantity("customLineItem"),
        ["removeCustomLineItem"] = Remove("customLineItem"),
    };

    private static void AddLine(Change change, JsonObject order, JsonObject action)
    {
        var sku = action.Text("sku");
        var same = order.Objects("lineItems").FirstOrDefault(line => line["variant"]?["sku"].String() == sku);
        var draft = new JsonObject
        {
            ["name"] = same?["name"]?.DeepClone() ?? new JsonObject { ["en"] = sku },
            ["variant"] = same?["variant"]?.DeepClone() ?? new JsonObject { ["sku"] = sku },
            ["quantity"] = action.IntegerOrNull("quantity") ?? 1,
            ["price"] = new JsonObject { ["value"] = (action.ObjectOrNull("externalPrice") ?? same?["price"]?["value"] ?? throw Refuse.Operation($"No price of '{sku}' is known here.")).DeepClone() },
        }.Take(action, "key", "supplyChannel", "distributionChannel", "shippingDetails", "custom");
        draft.Put("taxRate", Rate(order, action, same));
        order.List("lineItems").Add(ImportedLine.LineItem(change, draft));
    }

    private static void AddCustomLine(Change change, JsonObject order, JsonObject action)
    {
        var draft = new JsonObject { ["quantity"] = action.IntegerOrNull("quantity") ?? 1 }.Take(action, "name", "money", "slug", "key", "priceMode", "shippingDetails", "custom");
        draft.Put("taxRate", Rate(order, action, null));
        order.List("customLineItems").Add(ImportedLine.Custom(change, draft));
    }

    private static UpdateAction ChangeQuantity(string name) => (_, order, action) =>
    {
        var quantity = action.Integer("quantity");
        if (quantity < 0) throw Refuse.Field("quantity", action["quantity"]);
        SetQuantity(order, name, action.Item(name, order.Objects(name + "s")), quantity);
    };

    private static UpdateAction Remove(string name) => (_, order, action) =>
    {
        var line = action.Item(name, order.Objects(name + "s"));
        SetQuantity(order, name, line, Math.Max(0, line.Integer("quantity") - (action.IntegerOrNull("quantity") ?? line.Integer("quantity"))));
    };

    private static void SetQuantity(JsonObject order, string name, JsonObject line, long quantity)
    {
        if (quantity == 0)
        {
            order.List(name + "s").Remove(line);
            return;
        }

        line["quantity"] = quantity;
        OrderTotals.ComputeLine(line);
    }

    // A tax category would say it; there is no catalog here, so the rate that the order's first line has stands for it.
    private static JsonNode? Rate(JsonObject order, JsonObject action, JsonObject? same) =>
        action.ObjectOrNull("externalTaxRate") is { } given ? ExternalRate(given) : same?["taxRate"] ?? order.Objects("lineItems").FirstOrDefault()?["taxRate"];

    private static JsonObject ExternalRate(JsonObject draft)
    {
        var rate = new JsonObject { ["includedInPrice"] = draft.FlagOrNull("includedInPrice") ?? false }.Take(draft, "name", "amount", "country", "state");
        rate["subRates"] = new JsonArray();
        return rate;
    }
}
