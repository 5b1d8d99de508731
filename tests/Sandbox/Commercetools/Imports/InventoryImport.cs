using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>Inventory entries. One that exists for the SKU and channel under another key, or none, is refused as a duplicate.</summary>
internal sealed class InventoryImport : ImportKind
{
    public override string Path => "inventories";

    public override string Type => "inventory";

    public override IReadOnlyList<string> Scopes => ["products"];

    public override IReadOnlyList<string> Fields => ["key", "sku", "quantityOnStock", "restockableInDays", "expectedDelivery", "supplyChannel", "custom"];

    public override IReadOnlyDictionary<string, string> References { get; } = new Dictionary<string, string> { ["supplyChannel"] = "channel" };

    protected override ResourceKind Resource => InventoryResource.Kind;

    public override void Validate(JsonObject record) =>
        _ = (Common.Key(record), record.Text("sku"), record.Integer("quantityOnStock"), record.IntegerOrNull("restockableInDays"), record.InstantOrNull("expectedDelivery"));

    protected override JsonArray Actions(Change change, JsonObject resource, JsonObject record)
    {
        if (resource.Text("sku") != record.Text("sku"))
            throw CannotChange("sku");
        var actions = new JsonArray();
        if (resource.Integer("quantityOnStock") != record.Integer("quantityOnStock"))
            actions.Add(Action("changeQuantity", ("quantity", record["quantityOnStock"])));
        if (resource["supplyChannel"]?["id"].String() != change.Project.ReferenceOrNull(record.ObjectOrNull("supplyChannel"), "channel")?["id"].String())
            actions.Add(Action("setSupplyChannel", ("supplyChannel", record["supplyChannel"])));
        if (resource["expectedDelivery"].String() != record.InstantOrNull("expectedDelivery"))
            actions.Add(Action("setExpectedDelivery", ("expectedDelivery", record["expectedDelivery"])));
        if (resource.IntegerOrNull("restockableInDays") != record.IntegerOrNull("restockableInDays"))
            actions.Add(Action("setRestockableInDays", ("restockableInDays", record["restockableInDays"])));
        return actions;
    }
}
