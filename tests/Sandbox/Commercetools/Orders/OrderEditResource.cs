using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Orders;

/// <summary>
/// Order edits: the only way to change lines of an order. An edit collects staged actions, shows what the order would be,
/// and is applied once. The order's change subscriptions do not hear of it, only the Message OrderEditApplied tells.
/// </summary>
internal static class OrderEditResource
{
    public static ResourceKind Kind { get; } = new()
    {
        Path = "orders/edits",
        TypeId = "order-edit",
        Scopes = ["order_edits", "orders"],
        Fields = ["resource", "stagedActions", "result", "comment"],
        Create = Create,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["setKey"] = Common.SetKey,
            ["setComment"] = Common.SetText("comment"),
            ["setStagedActions"] = (change, edit, action) => Stage(change, edit, Nodes.Copies(action.Array("stagedActions"))),
            ["addStagedAction"] = (change, edit, action) => Stage(change, edit, Nodes.Copies([.. edit.Objects("stagedActions"), action.Object("stagedAction")])),
        },
    };

    /// <summary>Applies an edit to its order.</summary>
    public static JsonObject Apply(Change change, Row edit, JsonObject body)
    {
        var order = Order(change, edit.Json);
        if (body.Integer("editVersion") is var version && version != edit.Version) throw Refuse.Conflict(edit.Id, version, edit.Version);
        if (body.Integer("resourceVersion") is var expected && expected != order.Version) throw Refuse.Conflict(order.Id, expected, order.Version);
        if (edit.Json["result"]?["type"].String() is "Applied") throw Refuse.Operation("The order edit has been applied already.");
        var after = change.Project.Edit(OrderResource.Kind, change.For(order.Version), order, (step, resource) =>
        {
            RunStaged(step, resource, edit.Json);
            step.Emit("OrderEditApplied", ("edit", References.To("order-edit", edit.Json)), ("result", Applied(step, order.Json, resource)));
        });
        change.Project.Adjust(Kind, change, edit.Id, (step, resource) => resource["result"] = Applied(step, order.Json, after));
        return change.Project.Of("order-edit").ById(edit.Id)!.Json;
    }

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var edit = new JsonObject { ["resource"] = change.Project.Reference(draft.Object("resource"), "order") };
        edit.Put("key", Common.KeyOrNull(draft));
        edit.Put("comment", draft.TextOrNull("comment"));
        edit.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        Stage(change, edit, Nodes.Copies(draft.Objects("stagedActions")));
        return edit;
    }

    private static void Stage(Change change, JsonObject edit, JsonArray actions)
    {
        edit["stagedActions"] = actions;
        var preview = Order(change, edit).Json.Copy();
        try
        {
            RunStaged(change.For(1), preview, edit);
            edit["result"] = new JsonObject { ["type"] = "PreviewSuccess", ["preview"] = preview, ["messagePayloads"] = new JsonArray() };
        }
        catch (ApiException refused)
        {
            edit["result"] = new JsonObject { ["type"] = "PreviewFailure", ["errors"] = refused.Body()["errors"]!.DeepClone() };
        }
    }

    private static void RunStaged(Change change, JsonObject order, JsonObject edit)
    {
        foreach (var action in edit.Objects("stagedActions"))
        {
            var name = action.Text("action");
            if (!OrderEditActions.All.TryGetValue(name, out var apply) && !OrderResource.Kind.Actions.TryGetValue(name, out apply))
                throw Refuse.Json($"stagedActions -> action: '{name}' is not a staged action of order.");
            apply(change, order, action);
        }
        OrderTotals.Compute(order);
    }

    private static Row Order(Change change, JsonObject edit) => change.Project.Of("order").ById(edit.Object("resource").Text("id"))!;

    private static JsonObject Applied(Change change, JsonObject before, JsonObject after) => new()
    {
        ["type"] = "Applied",
        ["appliedAt"] = change.Now,
        ["excerptBeforeEdit"] = new JsonObject().Take(before, "totalPrice", "taxedPrice", "version"),
        ["excerptAfterEdit"] = new JsonObject().Take(after, "totalPrice", "taxedPrice", "version"),
    };
}
