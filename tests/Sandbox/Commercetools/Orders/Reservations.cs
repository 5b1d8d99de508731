using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>
/// An order lowers stock when its lines say so. ReserveOnOrder refuses what is not available, TrackOnly goes below
/// zero. A SKU without an inventory entry for the line's supply channel is not tracked.
/// </summary>
internal static class Reservations
{
    public static void Take(Change change, JsonObject order)
    {
        var taken = new Dictionary<string, long>();
        var (lines, skus) = (new JsonArray(), new JsonArray());
        foreach (var line in order.Objects("lineItems"))
        {
            var mode = line["inventoryMode"].String() ?? order["inventoryMode"].String();
            if (mode is not ("TrackOnly" or "ReserveOnOrder" or "ReserveOnCart") || Entry(change, line) is not { } entry)
                continue;
            var total = taken[entry.Id] = taken.GetValueOrDefault(entry.Id) + line.Integer("quantity");
            if (mode is "TrackOnly" || total <= entry.Json.Integer("availableQuantity") - change.Project.OrderedStock.Waiting(entry.Id))
                continue;
            lines.Add(line["id"]?.DeepClone());
            skus.Add(entry.Json["sku"]!.DeepClone());
        }
        if (skus.Count > 0)
            throw new ApiException(400, "OutOfStock", "Some line items are out of stock.", new JsonObject { ["lineItems"] = lines, ["skus"] = skus });
        foreach (var (id, quantity) in taken)
            change.SideEffects.Add(() => change.Project.OrderedStock.Lower(change, id, quantity));
    }

    private static Row? Entry(Change change, JsonObject line) => line["variant"]?["sku"].String() is { } sku
        ? change.Project.Of("inventory-entry").Where("sku", sku).FirstOrDefault(row => row.Json["supplyChannel"]?["id"].String() == line["supplyChannel"]?["id"].String())
        : null;
}
