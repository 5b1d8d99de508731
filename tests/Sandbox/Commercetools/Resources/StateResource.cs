using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>States of a merchant's own workflow and the transitions between them.</summary>
internal static class StateResource
{
    private static readonly string[] Types =
    [
        "OrderState", "RecurringOrderState", "LineItemState", "ProductState", "ReviewState", "PaymentState",
        "QuoteRequestState", "StagedQuoteState", "QuoteState",
    ];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "states",
        TypeId = "state",
        Fields = ["type", "name", "description", "initial", "builtIn", "roles", "transitions"],
        Scopes = ["states"],
        Create = Create,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["changeKey"] = (_, resource, action) => resource.Put("key", action.Text("key")),
            ["setName"] = Common.SetLocalized("name"),
            ["setDescription"] = Common.SetLocalized("description"),
            ["changeInitial"] = (_, resource, action) => resource["initial"] = action.Flag("initial"),
            ["setRoles"] = (_, resource, action) => resource["roles"] = action.Array("roles").DeepClone(),
            ["setTransitions"] = (change, resource, action) => resource.Put("transitions", Transitions(change, action)),
        },
    };

    /// <summary>
    /// Refuses a step that the workflow does not have. Without <c>transitions</c> every step is allowed; the first
    /// state of a resource has to be initial.
    /// </summary>
    public static void EnsureTransition(Change change, JsonNode? from, JsonObject to, string type)
    {
        if (to.Text("type") != type)
            throw Refuse.Operation($"The state '{to["key"]}' is no {type}.");
        if (from is null)
        {
            if (to.FlagOrNull("initial") is not true)
                throw Refuse.Operation($"The state '{to["key"]}' is not initial.");
            return;
        }
        var transitions = change.Project.Of("state").ById(from["id"].String()!)?.Json["transitions"] as JsonArray;
        if (transitions is not null && !transitions.Any(allowed => allowed!["id"].String() == to["id"].String()))
            throw Refuse.Operation($"The transition to the state '{to["key"]}' is not allowed.");
    }

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var resource = new JsonObject
        {
            ["key"] = draft.Text("key"),
            ["type"] = draft.OneOf("type", Types),
            ["initial"] = draft.FlagOrNull("initial") ?? true,
            ["builtIn"] = false,
        };
        resource.Take(draft, "name", "description", "roles");
        resource.Put("transitions", Transitions(change, draft));
        return resource;
    }

    private static JsonArray? Transitions(Change change, JsonObject source) => source["transitions"] is null
        ? null
        : Nodes.Copies(source.Objects("transitions").Select(target => change.Project.Reference(target, "state")));
}
