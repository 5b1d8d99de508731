using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools.Json;

/// <summary>Reads drafts and actions and refuses another shape than the contract's, as the API does (InvalidJsonInput).</summary>
internal static class Shape
{
    public static string Text(this JsonObject json, string field) => json.TextOrNull(field) ?? throw Missing(field);

    public static string? TextOrNull(this JsonObject json, string field) => json[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => throw Wrong(field, other, "a string"),
    };

    public static long Integer(this JsonObject json, string field) => json.IntegerOrNull(field) ?? throw Missing(field);

    public static long? IntegerOrNull(this JsonObject json, string field) => json[field] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && Scalar.Of(value).Number is { } number
            && decimal.IsInteger(number) && number is <= long.MaxValue and >= long.MinValue => (long)number,
        var other => throw Wrong(field, other, "an integer"),
    };

    public static bool? FlagOrNull(this JsonObject json, string field) => json[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        var other => throw Wrong(field, other, "a boolean"),
    };

    public static bool Flag(this JsonObject json, string field) => json.FlagOrNull(field) ?? throw Missing(field);

    public static JsonObject Object(this JsonObject json, string field) => json.ObjectOrNull(field) ?? throw Missing(field);

    public static JsonObject? ObjectOrNull(this JsonObject json, string field) => json[field] switch
    {
        null => null,
        JsonObject value => value,
        var other => throw Wrong(field, other, "an object"),
    };

    public static JsonArray Array(this JsonObject json, string field) => json.ArrayOrNull(field) ?? throw Missing(field);

    public static JsonArray? ArrayOrNull(this JsonObject json, string field) => json[field] switch
    {
        null => null,
        JsonArray value => value,
        var other => throw Wrong(field, other, "an array"),
    };

    public static IEnumerable<JsonObject> Objects(this JsonObject json, string field) =>
        (json.ArrayOrNull(field) ?? []).Select(item => item as JsonObject ?? throw Wrong(field, item, "an array of objects"));

    public static string OneOf(this JsonObject json, string field, IReadOnlyList<string> allowed) =>
        json.OneOfOrNull(field, allowed) ?? throw Missing(field);

    public static string? OneOfOrNull(this JsonObject json, string field, IReadOnlyList<string> allowed)
    {
        var text = json.TextOrNull(field);
        return text is null || allowed.Contains(text)
            ? text
            : throw Refuse.Json($"{field}: Invalid enum value: '{text}'. Expected one of: {string.Join(", ", allowed)}.");
    }

    public static string? InstantOrNull(this JsonObject json, string field)
    {
        var text = json.TextOrNull(field);
        return text is null ? null : Instant.Normal(text) ?? throw Wrong(field, json[field], "a date-time");
    }

    public static ApiException Missing(string field) => Refuse.Json($"{field}: Missing required value");

    private static ApiException Wrong(string field, JsonNode? value, string expected) =>
        Refuse.Json($"{field}: Unexpected value '{value?.ToJsonString()}'; expected {expected}.");
}
