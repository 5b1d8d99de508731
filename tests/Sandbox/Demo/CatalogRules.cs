using System.Text.Json.Nodes;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Demo;

/// <summary>The sandbox's mapping with a catalogue: parts are found by their barcode, one attribute shows MAX's sales unit, and DE's prices go to the shop.</summary>
public static class CatalogRules
{
    /// <summary>Attribute with the sales unit.</summary>
    public const string UnitAttribute = "sales-unit";

    /// <summary>Writes the mapping into a folder.</summary>
    /// <returns>Path of the file.</returns>
    public static string Write(string folder)
    {
        var mapping = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json")))!.AsObject();
        mapping.Remove("$schema");
        mapping["items"] = new JsonObject
        {
            ["rule"] = "crossReference",
            ["builtBy"] = "gtin",
            ["eanAttribute"] = "ean",
            ["attributes"] = new JsonArray(new JsonObject { ["attribute"] = UnitAttribute, ["from"] = "salesUnit" }),
        };
        mapping["prices"] = new JsonObject { ["lists"] = new JsonArray(new JsonObject { ["company"] = "DE", ["currency"] = "EUR" }) };
        var path = Path.Combine(folder, "mapping-catalog.json");
        File.WriteAllText(path, mapping.ToJsonString());
        return path;
    }

    /// <summary>Publishes a product with one variant for every item of the small world.</summary>
    public static async Task PublishAsync(ShopApi shop, CancellationToken cancellationToken)
    {
        foreach (var item in World.Load().Items)
            await shop.CreateAsync("products", Draft(item.Sku, item.Ean), cancellationToken);
    }

    /// <summary>A product with one variant.</summary>
    public static JsonObject Draft(string sku, string ean) => new()
    {
        ["key"] = $"product-{sku}",
        ["masterVariant"] = new JsonObject { ["sku"] = sku, ["attributes"] = new JsonArray(new JsonObject { ["name"] = "ean", ["value"] = ean }) },
        ["publish"] = true,
    };

    /// <summary>Somebody changes a price in MAX.</summary>
    public static void ChangePrice(SandboxStack stack, string part, decimal price) => stack.Max.Scalar<int>(
        "DE", "UPDATE Part_Sales SET PRICE_29 = @price, ModificationDate = @now WHERE rtrim(PRTNUM_29) = @part", new { part, price = (double)price, now = DateTime.UtcNow });

    /// <summary>The standalone prices of a SKU.</summary>
    public static async Task<IReadOnlyList<JsonObject>> PricesAsync(ShopApi shop, string sku, CancellationToken cancellationToken = default)
    {
        var page = await shop.FindAsync($"standalone-prices?where={Uri.EscapeDataString($"sku=\"{sku}\"")}", cancellationToken);
        return [.. page!["results"]!.AsArray().Select(price => price!.AsObject())];
    }

    /// <summary>The value of an attribute of a published product; null when it has none.</summary>
    public static async Task<string?> AttributeAsync(ShopApi shop, string sku, string name)
    {
        var product = await shop.FindAsync($"products/key=product-{sku}");
        var attributes = product!["masterData"]!["current"]!["masterVariant"]!["attributes"]!.AsArray();
        return attributes.FirstOrDefault(attribute => (string?)attribute!["name"] == name)?["value"]?.GetValue<string>();
    }
}
