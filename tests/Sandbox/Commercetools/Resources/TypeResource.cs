using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Types: which custom fields a resource may have.</summary>
internal static partial class TypeResource
{
    private static readonly string[] FieldTypes =
        ["Boolean", "String", "LocalizedString", "Enum", "LocalizedEnum", "Number", "Money", "Date", "Time", "DateTime", "Reference", "Set"];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "types",
        TypeId = "type",
        Fields = ["name", "description", "resourceTypeIds", "fieldDefinitions"],
        Scopes = ["types"],
        Create = (_, draft) =>
        {
            var resource = new JsonObject { ["key"] = Common.Key(draft), ["name"] = draft.Object("name").DeepClone() };
            resource.Take(draft, "description");
            resource["resourceTypeIds"] = draft.Array("resourceTypeIds").DeepClone();
            resource["fieldDefinitions"] = Nodes.Copies(draft.Objects("fieldDefinitions").Select(Checked));
            return resource;
        },
        Actions = new Dictionary<string, UpdateAction>
        {
            ["changeKey"] = (_, resource, action) => resource.Put("key", Common.Key(action)),
            ["changeName"] = Common.ChangeLocalized("name"),
            ["setDescription"] = Common.SetLocalized("description"),
            ["addFieldDefinition"] = Add,
            ["removeFieldDefinition"] = (_, resource, action) => resource.List("fieldDefinitions").Remove(Named(resource, action.Text("fieldName"))),
            ["changeLabel"] = (_, resource, action) => Named(resource, action.Text("fieldName")).Put("label", action.Object("label")),
            ["changeInputHint"] = (_, resource, action) => Named(resource, action.Text("fieldName")).Put("inputHint", action.Text("inputHint")),
            ["addEnumValue"] = (_, resource, action) => Named(resource, action.Text("fieldName")).Object("type").List("values").Add(action.Object("value").DeepClone()),
        },
    };

    private static void Add(Change change, JsonObject resource, JsonObject action)
    {
        var definition = Checked(action.Object("fieldDefinition"));
        if (resource.Objects("fieldDefinitions").Any(existing => existing.Text("name") == definition.Text("name")))
            throw Refuse.Duplicate("fieldDefinition.name", definition["name"]!);
        resource.List("fieldDefinitions").Add(definition);
    }

    private static JsonObject Checked(JsonObject definition)
    {
        _ = definition.Object("type").OneOf("name", FieldTypes);
        _ = definition.Object("label");
        if (!NamePattern().IsMatch(definition.Text("name")))
            throw Refuse.Field("name", definition["name"]);
        var copy = definition.Copy();
        copy["required"] = definition.Flag("required");
        copy["inputHint"] = definition.TextOrNull("inputHint") ?? "SingleLine";
        return copy;
    }

    private static JsonObject Named(JsonObject type, string name) =>
        type.Objects("fieldDefinitions").FirstOrDefault(field => field.Text("name") == name)
        ?? throw Refuse.Input($"The type has no field '{name}'.");

    [GeneratedRegex("^[A-Za-z0-9_-]{2,36}$")]
    private static partial Regex NamePattern();
}
