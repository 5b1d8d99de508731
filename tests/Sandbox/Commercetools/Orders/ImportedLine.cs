using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Lines and shipping of an imported order. Their tax is computed from the given rate, as the default rounding has it.</summary>
internal static class ImportedLine
{
    public static JsonObject LineItem(Change change, JsonObject draft)
    {
        var (quantity, price) = (Quantity(draft), draft.Object("price"));
        var line = Base(draft);
        line["productId"] = draft.TextOrNull("productId") ?? Guid.NewGuid().ToString();
        line["productType"] = new JsonObject { ["typeId"] = "product-type", ["id"] = "00000000-0000-0000-0000-000000000000" };
        line["variant"] = Variant(draft.Object("variant"));
        line["price"] = new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["value"] = Money.Typed(price.Object("value")) }.Take(price, "country", "validFrom", "validUntil");
        line["quantity"] = quantity;
        line["totalPrice"] = Money.Times(line.Object("price").Object("value"), quantity);
        line.Put("supplyChannel", change.Project.ReferenceOrNull(draft.ObjectOrNull("supplyChannel"), "channel"));
        line.Put("distributionChannel", change.Project.ReferenceOrNull(draft.ObjectOrNull("distributionChannel"), "channel"));
        line["priceMode"] = "Platform";
        line["lineItemMode"] = "Standard";
        line.Take(draft, "inventoryMode");
        return Finish(change, line, draft, quantity);
    }

    public static JsonObject Custom(Change change, JsonObject draft)
    {
        var quantity = Quantity(draft);
        var line = Base(draft);
        line["money"] = Money.Typed(draft.Object("money"));
        line["slug"] = draft.Text("slug");
        line["quantity"] = quantity;
        line["totalPrice"] = Money.Times(line.Object("money"), quantity);
        line["priceMode"] = draft.TextOrNull("priceMode") ?? "Standard";
        return Finish(change, line, draft, quantity);
    }

    public static JsonObject Shipping(Change change, JsonObject order, JsonObject draft)
    {
        var rate = draft.Object("shippingRate");
        var info = new JsonObject
        {
            ["shippingMethodName"] = draft.Text("shippingMethodName"),
            ["price"] = Money.Cents(draft.Object("price")),
            ["shippingRate"] = new JsonObject { ["price"] = Money.Cents(rate.Object("price")), ["tiers"] = new JsonArray() },
            ["shippingMethodState"] = draft.TextOrNull("shippingMethodState") ?? "MatchesCart",
        };
        info.Take(draft, "taxRate", "discountedPrice");
        info["deliveries"] = new JsonArray([.. draft.Objects("deliveries").Select(delivery => Deliveries.Delivery(change, order, delivery, "key"))]);
        if (draft.ObjectOrNull("taxRate") is { } tax)
            info["taxedPrice"] = TaxOf(tax, (info["discountedPrice"]?["value"] ?? info["price"])!.AsObject());
        return info;
    }

    /// <summary>A given taxed price, its money typed.</summary>
    public static JsonObject? Taxed(JsonObject? draft)
    {
        if (draft is null)
            return null;
        var taxed = new JsonObject { ["totalNet"] = Money.Cents(draft.Object("totalNet")), ["totalGross"] = Money.Cents(draft.Object("totalGross")) };
        taxed["taxPortions"] = new JsonArray([.. draft.Objects("taxPortions").Select(portion =>
            new JsonObject { ["rate"] = portion["rate"]?.DeepClone(), ["amount"] = Money.Cents(portion.Object("amount")) }.Take(portion, "name"))]);
        taxed["totalTax"] = Money.Cents(taxed.Object("totalNet").Text("currencyCode"), taxed.Object("totalGross").Integer("centAmount") - taxed.Object("totalNet").Integer("centAmount"));
        return taxed;
    }

    private static long Quantity(JsonObject draft) => draft.Integer("quantity") is var quantity and > 0 ? quantity : throw Refuse.Field("quantity", draft["quantity"]);

    private static JsonObject Base(JsonObject draft) => new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["name"] = draft.Object("name").DeepClone() }.Take(draft, "key");

    private static JsonObject Variant(JsonObject draft)
    {
        var variant = new JsonObject { ["id"] = draft.IntegerOrNull("id") ?? 1 }.Take(draft, "sku", "attributes", "images");
        foreach (var list in new[] { "prices", "images", "assets", "attributes" })
            _ = variant.List(list);
        return variant;
    }

    private static JsonObject Finish(Change change, JsonObject line, JsonObject draft, long quantity)
    {
        line["state"] = draft["state"] is null
            ? new JsonArray(new JsonObject { ["quantity"] = quantity, ["state"] = BuiltIn.InitialLineItemState(change) })
            : new JsonArray([.. draft.Objects("state").Select(item => new JsonObject
            {
                ["quantity"] = item.Integer("quantity"),
                ["state"] = change.Project.Reference(item.Object("state"), "state"),
            })]);
        line.Take(draft, "taxRate", "shippingDetails");
        if (draft.ObjectOrNull("taxRate") is { } tax)
            line["taxedPrice"] = TaxOf(tax, line.Object("totalPrice"));
        foreach (var list in new[] { "discountedPricePerQuantity", "taxedPricePortions", "perMethodTaxRate" })
            _ = line.List(list);
        line.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return line;
    }

    /// <summary>Net, gross and tax of a total at a rate that is not divided.</summary>
    public static JsonObject TaxOf(JsonObject rate, JsonObject total)
    {
        var (amount, cents, currency) = (Scalar.Of(rate["amount"]).Number ?? 0, total.Integer("centAmount"), total.Text("currencyCode"));
        var (net, gross) = rate.FlagOrNull("includedInPrice") is true
            ? ((long)decimal.Round(cents / (1 + amount), MidpointRounding.ToEven), cents)
            : (cents, cents + (long)decimal.Round(cents * amount, MidpointRounding.ToEven));
        return new JsonObject
        {
            ["totalNet"] = Money.Cents(currency, net),
            ["totalGross"] = Money.Cents(currency, gross),
            ["taxPortions"] = new JsonArray(new JsonObject { ["rate"] = amount, ["amount"] = Money.Cents(currency, gross - net) }.Take(rate, "name")),
            ["totalTax"] = Money.Cents(currency, gross - net),
        };
    }
}
