using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Custom fields: <c>{type, fields}</c> on any object, checked against the Type.</summary>
internal static class CustomFields
{
    /// <summary>Custom fields of a draft; null when it has none.</summary>
    public static JsonObject? FromDraft(Change change, JsonObject? draft) => FromDraft(change, draft, null);

    /// <summary>The same for a resource whose id the type must list.</summary>
    public static JsonObject? FromDraft(Change change, JsonObject? draft, string? resource)
    {
        if (draft is null)
            return null;
        var type = change.Project.Resolve(draft.Object("type"), "type");
        if (resource is not null && !type.List("resourceTypeIds").Any(id => id.String() == resource))
            throw Refuse.Operation($"The type '{type["key"]}' is not for the resource '{resource}'.");
        var fields = new JsonObject();
        foreach (var (name, value) in draft.ObjectOrNull("fields") ?? [])
            SetField(type, fields, name, value);
        foreach (var definition in type.Objects("fieldDefinitions"))
            if (definition.FlagOrNull("required") is true && fields[definition.Text("name")] is null)
                throw Refuse.Required(definition.Text("name"));
        return new JsonObject { ["type"] = References.To("type", type), ["fields"] = fields };
    }

    /// <summary>setCustomType: without a type the custom fields are removed.</summary>
    public static void SetType(Change change, JsonObject owner, JsonObject action) =>
        owner.Put("custom", action["type"] is null ? null : FromDraft(change, action));

    /// <summary>The same for a resource whose id the type must list.</summary>
    public static void SetType(Change change, JsonObject owner, JsonObject action, string resource) =>
        owner.Put("custom", action["type"] is null ? null : FromDraft(change, action, resource));

    /// <summary>setCustomField: a null value removes the field.</summary>
    public static void SetField(Change change, JsonObject owner, JsonObject action)
    {
        var name = action.Text("name");
        var custom = owner.ObjectOrNull("custom") ?? throw Refuse.Operation($"The field '{name}' cannot be set: there is no custom type.");
        var fields = custom["fields"] as JsonObject;
        if (fields is null)
            custom["fields"] = fields = [];
        if (action["value"] is null && !fields.ContainsKey(name))
            throw Refuse.Operation($"The field '{name}' cannot be removed: it does not exist.");
        SetField(change.Project.Of("type").ById(custom["type"]?["id"].String() ?? "")?.Json, fields, name, action["value"]);
    }

    // A seeded resource may refer to a type that is not in the project; its fields are then free.
    private static void SetField(JsonObject? type, JsonObject fields, string name, JsonNode? value)
    {
        if (type is not null)
        {
            var definition = type.Objects("fieldDefinitions").FirstOrDefault(field => field.Text("name") == name)
                ?? throw Refuse.Field(name, value, type.Objects("fieldDefinitions").Select(field => field.Text("name")));
            if (value is null && definition.FlagOrNull("required") is true)
                throw Refuse.Required(name);
            if (value is not null && !Fits(definition.Object("type"), value))
                throw Refuse.Field(name, value);
        }
        fields.Put(name, Kept(value));
    }

    // The API keeps money with its type and digits, and an item of a set once.
    private static JsonNode? Kept(JsonNode? value) => value switch
    {
        JsonObject money when money["centAmount"] is not null && money["currencyCode"] is not null => Money.Cents(money),
        JsonArray items => new JsonArray([.. items.DistinctBy(item => item?.ToJsonString()).Select(Kept)]),
        _ => value?.DeepClone(),
    };

    private static bool Fits(JsonObject type, JsonNode value) => type.Text("name") switch
    {
        "String" => value.GetValueKind() is JsonValueKind.String,
        "Number" => value.GetValueKind() is JsonValueKind.Number,
        "Boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "DateTime" => value.String() is { } text && Instant.Normal(text) is not null,
        "Date" => value.String() is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "Time" => value.String() is { } text && TimeOnly.TryParse(text, out _),
        "Enum" or "LocalizedEnum" => type.Objects("values").Any(item => item.Text("key") == value.String()),
        "Money" => value is JsonObject money && money["centAmount"] is not null && money["currencyCode"] is not null,
        "LocalizedString" => value is JsonObject,
        "Reference" => value is JsonObject reference && reference["typeId"].String() == type["referenceTypeId"].String(),
        "Set" => value is JsonArray items && items.All(item => item is not null && Fits(type.Object("elementType"), item)),
        _ => false,
    };
}
