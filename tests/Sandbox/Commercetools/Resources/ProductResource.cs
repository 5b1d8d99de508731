using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>
/// Products: queried as current projections, created and changed as products. A staged change is not seen in the current
/// projection; nothing here publishes it.
/// </summary>
internal static class ProductResource
{
    public static ResourceKind Kind { get; } = new()
    {
        Path = "product-projections",
        TypeId = "product",
        Scopes = ["published_products", "products"],
        IsCompact = true,
        Fields =
        [
            "productType", "name", "description", "slug", "categories", "categoryOrderHints", "metaTitle", "metaDescription", "metaKeywords",
            "searchKeywords", "hasStagedChanges", "published", "masterVariant", "variants", "taxCategory", "state", "priceMode", "attributes",
        ],
        Writes = new WritePath("products", Whole),
        Create = Create,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["setKey"] = Common.SetKey,
            ["setAttribute"] = SetAttribute,
        },
    };

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var product = new JsonObject().Take(draft, "productType", "name", "slug", "description", "priceMode");
        product.Put("key", Common.KeyOrNull(draft));
        product["categories"] = new JsonArray();
        product["hasStagedChanges"] = false;
        product["published"] = draft.FlagOrNull("publish") ?? false;
        product["masterVariant"] = Variant(draft.ObjectOrNull("masterVariant") ?? [], 1);
        product["variants"] = new JsonArray([.. draft.Objects("variants").Select((variant, i) => Variant(variant, i + 2))]);
        EnsureSkus(change, product);
        return product;
    }

    private static JsonObject Variant(JsonObject draft, int id)
    {
        var variant = new JsonObject { ["id"] = id }.Take(draft, "sku", "key");
        variant["prices"] = new JsonArray();
        variant["images"] = new JsonArray();
        variant["attributes"] = new JsonArray([.. draft.Objects("attributes").Select(attribute =>
            new JsonObject { ["name"] = attribute.Text("name"), ["value"] = attribute["value"]?.DeepClone() })]);
        variant["assets"] = new JsonArray();
        return variant;
    }

    private static IEnumerable<JsonObject> Variants(JsonObject product) =>
        product.ObjectOrNull("masterVariant") is { } master ? product.Objects("variants").Prepend(master) : product.Objects("variants");

    private static void EnsureSkus(Change change, JsonObject product)
    {
        var skus = Variants(product).Select(variant => variant["sku"].String()).OfType<string>().ToHashSet();
        foreach (var taken in change.Project.Of("product").FromId(null).SelectMany(row => Variants(row.Json)))
            if (taken["sku"].String() is { } sku && skus.Contains(sku))
                throw Refuse.Duplicate("sku", sku);
    }

    private static void SetAttribute(Change change, JsonObject product, JsonObject action)
    {
        var (name, sku, id) = (action.Text("name"), action.TextOrNull("sku"), action.IntegerOrNull("variantId"));
        if (sku is null == id is null)
            throw Refuse.Json("Exactly one of sku and variantId is required.");
        var variant = Variants(product).FirstOrDefault(variant => sku is not null ? variant["sku"].String() == sku : variant.Integer("id") == id)
            ?? throw Refuse.Operation($"The product has no variant '{sku ?? id.ToString()}'.");
        if (action.FlagOrNull("staged") ?? true)
        {
            product["hasStagedChanges"] = true;
            return;
        }
        var attributes = variant.List("attributes");
        var at = attributes.Select(attribute => attribute!["name"].String()).ToList().IndexOf(name);
        var value = action["value"] is { } given ? new JsonObject { ["name"] = name, ["value"] = given.DeepClone() } : null;
        if (at >= 0 && value is not null)
            attributes[at] = value;
        else if (at >= 0)
            attributes.RemoveAt(at);
        else if (value is not null)
            attributes.Add(value);
    }

    /// <summary>The product around its projection, as far as it is known: the staged projection shows the current one.</summary>
    private static JsonObject Whole(JsonObject projection)
    {
        var product = new JsonObject().Take(projection, "id", "version", "createdAt", "lastModifiedAt", "createdBy", "lastModifiedBy", "key", "productType", "priceMode");
        var part = new JsonObject().Take(projection, "name", "slug", "description", "categories", "masterVariant", "variants");
        product["masterData"] = new JsonObject { ["current"] = part, ["staged"] = part.DeepClone() }.Take(projection, "published", "hasStagedChanges");
        return product;
    }
}
