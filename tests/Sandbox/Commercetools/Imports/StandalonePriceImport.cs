using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>Standalone prices. What scopes a price cannot be changed.</summary>
internal sealed class StandalonePriceImport : ImportKind
{
    public override string Path => "standalone-prices";

    public override string Type => "standalone-price";

    public override IReadOnlyList<string> Scopes => ["standalone_prices"];

    public override IReadOnlyList<string> Fields =>
        ["key", "sku", "value", "country", "customerGroup", "channel", "validFrom", "validUntil", "tiers", "discounted", "active", "custom"];

    public override IReadOnlyDictionary<string, string> References { get; } =
        new Dictionary<string, string> { ["customerGroup"] = "customer-group", ["channel"] = "channel" };

    protected override ResourceKind Resource => StandalonePriceResource.Kind;

    // A money of the Import API always says its type.
    public override void Validate(JsonObject record) =>
        _ = (Common.Key(record), record.Text("sku"), record.Object("value").Text("type"), Money.Typed(record.Object("value")), record.InstantOrNull("validFrom"), record.InstantOrNull("validUntil"));

    protected override JsonArray Actions(Change change, JsonObject resource, JsonObject record)
    {
        var wanted = StandalonePriceResource.FromDraft(change, record);
        if (resource.Text("sku") != record.Text("sku"))
            throw CannotChange("sku");
        if (StandalonePriceResource.Scope(resource) != StandalonePriceResource.Scope(wanted))
            throw CannotChange("value.currencyCode, country, customerGroup, channel");
        var actions = new JsonArray();
        if (!JsonNode.DeepEquals(resource["value"], wanted["value"]))
            actions.Add(Action("changeValue", ("value", record["value"])));
        if (!JsonNode.DeepEquals(resource["tiers"], wanted["tiers"]))
            actions.Add(Action("setPriceTiers", ("tiers", record["tiers"] ?? new JsonArray())));
        if (resource["validFrom"].String() != wanted["validFrom"].String() || resource["validUntil"].String() != wanted["validUntil"].String())
            actions.Add(Action("setValidFromAndUntil", ("validFrom", record["validFrom"]), ("validUntil", record["validUntil"])));
        if (resource.Flag("active") != wanted.Flag("active"))
            actions.Add(Action("changeActive", ("active", wanted["active"])));
        return actions;
    }
}
