using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools.Json;

/// <summary>Small steps on JSON trees; a node has one parent, so values are copied when they move.</summary>
internal static class Nodes
{
    /// <summary>Sets a copy of the value, or removes the field when there is none: the API never writes nulls.</summary>
    public static void Put(this JsonObject json, string field, JsonNode? value)
    {
        if (value is null)
            json.Remove(field);
        else
            json[field] = value.DeepClone();
    }

    /// <summary>Copies the named fields that the source has.</summary>
    public static JsonObject Take(this JsonObject json, JsonObject source, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (source[field] is { } value)
                json[field] = value.DeepClone();
        return json;
    }

    public static JsonObject Copy(this JsonObject json) => (JsonObject)json.DeepClone();

    public static JsonArray Copies(IEnumerable<JsonNode?> items) => new([.. items.Select(item => item?.DeepClone())]);

    /// <summary>The array of that name, created when absent.</summary>
    public static JsonArray List(this JsonObject json, string field)
    {
        if (json[field] is not JsonArray list)
            json[field] = list = [];
        return list;
    }

    public static string? String(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The object and everything below it.</summary>
    public static IEnumerable<JsonObject> AllObjects(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var inner in list.SelectMany(AllObjects))
                yield return inner;
        if (node is not JsonObject json)
            yield break;
        yield return json;
        foreach (var inner in json.ToList().SelectMany(field => AllObjects(field.Value)))
            yield return inner;
    }
}
