using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>Update actions on line items and custom line items.</summary>
internal static class LineActions
{
    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>
    {
        ["transitionLineItemState"] = Transition("lineItem", "LineItemStateTransition"),
        ["transitionCustomLineItemState"] = Transition("customLineItem", "CustomLineItemStateTransition"),
        ["importLineItemState"] = Import("lineItem"),
        ["importCustomLineItemState"] = Import("customLineItem"),
        ["setLineItemCustomType"] = (change, order, action) => CustomFields.SetType(change, Line(order, action, "lineItem"), action, "line-item"),
        ["setLineItemCustomField"] = (change, order, action) => CustomFields.SetField(change, Line(order, action, "lineItem"), action),
        ["setCustomLineItemCustomType"] = (change, order, action) => CustomFields.SetType(change, Line(order, action, "customLineItem"), action, "custom-line-item"),
        ["setCustomLineItemCustomField"] = (change, order, action) => CustomFields.SetField(change, Line(order, action, "customLineItem"), action),
    };

    private static JsonObject Line(JsonObject order, JsonObject action, string name) => action.Item(name, order.Objects(name + "s"));

    private static UpdateAction Transition(string name, string message) => (change, order, action) =>
    {
        var line = Line(order, action, name);
        var quantity = action.Integer("quantity");
        var from = change.Project.Resolve(action.Object("fromState"), "state");
        var to = change.Project.Resolve(action.Object("toState"), "state");
        StateResource.EnsureTransition(change, References.To("state", from), to, "LineItemState");
        Move(line, from, -quantity);
        Move(line, to, quantity);
        change.Emit(message, (name + "Id", line["id"]), (name + "Key", line["key"]), ("transitionDate", action.InstantOrNull("actualTransitionDate") ?? change.Now),
            ("quantity", quantity), ("fromState", References.To("state", from)), ("toState", References.To("state", to)));
    };

    private static void Move(JsonObject line, JsonObject state, long quantity)
    {
        var states = line.List("state");
        var entry = line.Objects("state").FirstOrDefault(item => item["state"]?["id"].String() == state["id"].String());
        if (entry is null)
        {
            entry = new JsonObject { ["quantity"] = 0, ["state"] = References.To("state", state) };
            states.Add(entry);
        }
        var left = entry.Integer("quantity") + quantity;
        if (left < 0)
            throw Refuse.Operation($"Fewer than {-quantity} pieces are in the state '{state["key"]}'.");
        if (left == 0)
            states.Remove(entry);
        else
            entry["quantity"] = left;
    }

    private static UpdateAction Import(string name) => (change, order, action) =>
    {
        var line = Line(order, action, name);
        _ = action.Array("state");
        if (action.Objects("state").Sum(item => item.Integer("quantity")) != line.Integer("quantity"))
            throw Refuse.Input("The quantities of the states have to add up to the quantity of the line.");
        foreach (var state in action.Objects("state").Select(item => change.Project.Resolve(item.Object("state"), "state")))
            if (state["type"].String() is not "LineItemState")
                throw Refuse.Operation($"The state '{state["key"]}' is no LineItemState.");
        line["state"] = new JsonArray([.. action.Objects("state").Select(item => new JsonObject
        {
            ["quantity"] = item.Integer("quantity"),
            ["state"] = change.Project.Reference(item.Object("state"), "state"),
        })]);
    };
}
