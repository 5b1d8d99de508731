using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Subscriptions to an Azure Service Bus queue; the stored connection string has its key masked.</summary>
internal static partial class SubscriptionResource
{
    private static readonly string[] Formats = ["Platform", "CloudEvents"];
    private static readonly string[] Destinations = ["AzureServiceBus"];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "subscriptions",
        TypeId = "subscription",
        Fields = ["destination", "messages", "changes", "events", "format", "status"],
        Scopes = ["subscriptions"],
        Create = Create,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["setKey"] = Common.SetKey,
            ["setMessages"] = (_, resource, action) => resource["messages"] = Wanted(action, "messages"),
            ["setChanges"] = (_, resource, action) => resource["changes"] = Wanted(action, "changes"),
            ["setEvents"] = (_, resource, action) => resource["events"] = Wanted(action, "events"),
            ["changeDestination"] = (_, resource, action) =>
            {
                resource["destination"] = Masked(action.Object("destination"));
                resource["status"] = "Healthy";
            },
        },
    };

    /// <summary>The connection string that a draft or an update brings, null when it brings none.</summary>
    public static string? ConnectionString(JsonObject body)
    {
        var destination = body["destination"] as JsonObject
            ?? (body["actions"] as JsonArray)?.OfType<JsonObject>().LastOrDefault(action => action["action"].String() is "changeDestination")?["destination"] as JsonObject;
        return destination?["connectionString"].String();
    }

    private static JsonObject Create(Change change, JsonObject draft)
    {
        if (change.Project.Of("subscription").Count >= 50)
            throw new ApiException(400, "MaxResourceLimitExceeded", "A project has at most 50 subscriptions.", new JsonObject { ["exceededResource"] = "subscription" });
        var format = draft.ObjectOrNull("format");
        var type = format?.OneOfOrNull("type", Formats) ?? "Platform";
        if (draft["messages"] is not JsonArray { Count: > 0 } && draft["changes"] is not JsonArray { Count: > 0 } && draft["events"] is not JsonArray { Count: > 0 })
            throw Refuse.Input("A subscription needs messages, changes or events.");
        var resource = new JsonObject().Take(draft, "id");
        resource.Put("key", Common.KeyOrNull(draft));
        resource["destination"] = Masked(draft.Object("destination"));
        resource["messages"] = Wanted(draft, "messages");
        resource["changes"] = Wanted(draft, "changes");
        resource["events"] = Wanted(draft, "events");
        resource["format"] = format?.DeepClone() ?? new JsonObject { ["type"] = type };
        resource["status"] = "Healthy";
        return resource;
    }

    private static JsonArray Wanted(JsonObject source, string field)
    {
        var items = source.Objects(field).ToList();
        foreach (var item in items)
        {
            _ = item.Text("resourceTypeId");
            _ = item.ArrayOrNull("types");
        }
        return Nodes.Copies(items.Select(item => field is "changes" || item["types"] is not null ? item : With(item, "types", new JsonArray())));
    }

    private static JsonObject With(JsonObject json, string field, JsonNode value)
    {
        var copy = json.Copy();
        copy[field] = value;
        return copy;
    }

    private static JsonObject Masked(JsonObject destination)
    {
        _ = destination.OneOf("type", Destinations);
        return With(destination, "connectionString", SharedAccessKey().Replace(destination.Text("connectionString"), "$1****"));
    }

    [GeneratedRegex("(SharedAccessKey=)[^;]*")]
    private static partial Regex SharedAccessKey();
}
