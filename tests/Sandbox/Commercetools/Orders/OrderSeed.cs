using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>
/// Takes a complete Order as JSON. Expanded objects in it become resources, line item states that the project does not
/// know become built-in states, and the order keeps plain references.
/// </summary>
internal static class OrderSeed
{
    public static JsonObject FromJson(Change change, JsonObject json)
    {
        var order = json.Copy();
        order.Remove("type");
        _ = order.Object("totalPrice");
        _ = order.OneOf("orderState", OrderResource.OrderStates);
        foreach (var reference in Nodes.AllObjects(order).ToList())
            Settle(change, reference);
        foreach (var list in new[] { "lineItems", "customLineItems", "syncInfo", "refusedGifts", "shipping" })
            _ = order.List(list);
        return order;
    }

    /// <summary>The same order as a new one: its own and its payments' ids, versions and times are left to the server.</summary>
    public static JsonObject Fresh(JsonObject json)
    {
        var order = json.Copy();
        var payments = order["paymentInfo"]?["payments"] as JsonArray ?? [];
        foreach (var given in new[] { "id", "version", "versionModifiedAt", "createdAt", "lastModifiedAt", "createdBy", "lastModifiedBy" })
        {
            order.Remove(given);
            foreach (var payment in payments)
                (payment!["obj"] as JsonObject)?.Remove(given);
        }
        foreach (var payment in payments.Where(payment => payment!["obj"] is JsonObject))
        {
            payment!["id"] = Guid.NewGuid().ToString();
            payment["obj"]!["id"] = payment["id"]!.DeepClone();
        }
        return order;
    }

    private static void Settle(Change change, JsonObject reference)
    {
        if (reference["typeId"].String() is not { } typeId || reference["id"].String() is not { } id)
            return;
        var expanded = reference["obj"] as JsonObject;
        reference.Remove("obj");
        if (!change.Project.Kinds.TryGetValue(typeId, out var kind) || change.Project.Of(typeId).ById(id) is not null)
            return;
        if (expanded is not null)
            Add(change, kind, expanded);
        else if (typeId is "state")
            Add(change, kind, new JsonObject { ["id"] = id, ["key"] = id, ["type"] = "LineItemState", ["initial"] = true, ["builtIn"] = true });
    }

    private static void Add(Change change, ResourceKind kind, JsonObject resource)
    {
        var stored = resource.Copy();
        foreach (var reference in Nodes.AllObjects(stored).Where(json => json["typeId"] is not null).ToList())
            reference.Remove("obj");
        change.Project.Insert(kind, change.For(1), stored);
    }
}
