using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Custom objects: any JSON under a container and a key, created and replaced by the same call.</summary>
internal static partial class CustomObjectResource
{
    public static ResourceKind Kind { get; } = new()
    {
        Path = "custom-objects",
        TypeId = "key-value-document",
        Fields = ["container", "value"],
        Unique = [],
        Indexed = ["key"],
        Selectors = new Dictionary<string, string>(),
        Scopes = ["key_value_documents"],
        Create = (_, draft) =>
        {
            if (draft.IntegerOrNull("version") is { } version && version != 0)
                throw Refuse.Conflict($"{draft["container"]}/{draft["key"]}", version, 0);
            return new JsonObject { ["container"] = Name(draft, "container"), ["key"] = Name(draft, "key"), ["value"] = Value(draft) };
        },
    };

    public static Row? Find(Project project, string container, string key) =>
        project.Of(Kind.TypeId).Where("key", key).FirstOrDefault(row => row.Json["container"].String() == container);

    /// <summary>Replaces the value; without a version the last writer wins.</summary>
    public static JsonObject Replace(Change change, Row existing, JsonObject draft)
    {
        if (draft.IntegerOrNull("version") is { } version && version != existing.Version)
            throw Refuse.Conflict(existing.Id, version, existing.Version);
        var value = Value(draft);
        change.Project.Adjust(Kind, change, existing.Id, (step, resource) =>
        {
            resource["value"] = value;
            resource["lastModifiedBy"] = step.Writer;
        });
        return change.Project.Of(Kind.TypeId).ById(existing.Id)!.Json;
    }

    private static string Name(JsonObject draft, string field) => draft.Text(field) is var name && NamePattern().IsMatch(name) ? name : throw Refuse.Field(field, name);

    // The API does not keep nulls inside a value.
    private static JsonNode Value(JsonObject draft)
    {
        var value = (draft["value"] ?? throw Shape.Missing("value")).DeepClone();
        foreach (var json in Nodes.AllObjects(value).ToList())
            foreach (var field in json.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
                json.Remove(field);
        return value;
    }

    [GeneratedRegex("^[-_~.a-zA-Z0-9]{1,256}$")]
    private static partial Regex NamePattern();
}
