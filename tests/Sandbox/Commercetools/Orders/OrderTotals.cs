using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Computes totals anew after an edit, as tax mode Platform with line item level rounding does.</summary>
internal static class OrderTotals
{
    /// <summary>Total and taxes of a line from its quantity and its unit price.</summary>
    public static void ComputeLine(JsonObject line)
    {
        if (line.Objects("discountedPricePerQuantity").Any()) throw Refuse.Operation("The sandbox cannot compute cart discounts anew.");
        var price = (line["price"]?["discounted"]?["value"] ?? line["price"]?["value"] ?? line["money"])!.AsObject();
        var quantity = line.Integer("quantity");
        line["totalPrice"] = Money.Times(price, quantity);
        if (line.List("state") is [JsonObject only]) only["quantity"] = quantity;
        if (line.ObjectOrNull("taxRate") is not { } rate) return;
        if (rate.Objects("subRates").Any()) throw Refuse.Operation("The sandbox cannot compute divided tax rates anew.");
        line["taxedPrice"] = ImportedLine.TaxOf(rate, line.Object("totalPrice"));
    }

    /// <summary>Totals of the order from its lines and its shipping.</summary>
    public static void Compute(JsonObject order)
    {
        if (order["discountOnTotalPrice"] is not null) throw Refuse.Operation("The sandbox cannot compute a discount on the total price anew.");
        if (order.Objects("shipping").Any()) throw Refuse.Operation("The sandbox cannot compute orders with several shipping methods anew.");
        List<JsonObject> lines = [.. order.Objects("lineItems"), .. order.Objects("customLineItems")];
        var shipping = order.ObjectOrNull("shippingInfo");
        var currency = order.Object("totalPrice").Text("currencyCode");
        var total = lines.Sum(line => line.Object("totalPrice").Integer("centAmount"))
            + ((shipping?["discountedPrice"]?["value"] ?? shipping?["price"])?.AsObject().Integer("centAmount") ?? 0);
        order["totalPrice"] = Money.Cents(currency, total);
        if (order["taxedPrice"] is null) return;
        List<JsonObject> taxed = [.. lines.Append(shipping).Select(part => part?["taxedPrice"]).OfType<JsonObject>()];
        var (net, gross) = (Sum(taxed, "totalNet"), Sum(taxed, "totalGross"));
        order["taxedPrice"] = new JsonObject
        {
            ["totalNet"] = Money.Cents(currency, net),
            ["totalGross"] = Money.Cents(currency, gross),
            ["taxPortions"] = new JsonArray([.. taxed.SelectMany(price => price.Objects("taxPortions"))
                .GroupBy(portion => (Rate: Scalar.Of(portion["rate"]).Number ?? 0, Name: portion["name"].String()))
                .Select(portions => Portion(portions.Key.Rate, portions.Key.Name, Money.Cents(currency, portions.Sum(portion => portion.Object("amount").Integer("centAmount")))))]),
            ["totalTax"] = Money.Cents(currency, gross - net),
        };
    }

    private static long Sum(IEnumerable<JsonObject> prices, string field) => prices.Sum(price => price.Object(field).Integer("centAmount"));

    private static JsonObject Portion(decimal rate, string? name, JsonObject amount)
    {
        var portion = new JsonObject { ["rate"] = rate };
        portion.Put("name", name);
        portion["amount"] = amount;
        return portion;
    }
}
