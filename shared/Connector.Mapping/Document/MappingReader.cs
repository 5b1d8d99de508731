using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Mapping.Document;

/// <summary>Reads mapping.json in three steps: is it JSON, does it follow the schema, do its rules agree with each other.</summary>
internal static class MappingReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static Mapped<MappingDocument> Read(string json, string sourceName)
    {
        JsonLines lines;
        try
        {
            lines = JsonLines.Of(json);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber + 1 ?? 1;
            return Failed([new Problem(ProblemCode.InvalidMapping, "$", null, $"{sourceName} line {line} is no JSON: {exception.Message}")]);
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var (isValid, violations) = MappingSchema.Check(root);
        violations.AddRange(lines.Repeated.Select(pointer => (pointer, "this key stands twice in the same object; keep one")));
        var mapping = Deserialize(root, mayFail: !isValid);
        if (mapping is not null) violations.AddRange(MappingChecks.Violations(mapping));
        if (!isValid && violations.Count == 0) violations.Add(("", "the file does not follow mapping.schema.json"));
        return violations.Count > 0 ? Failed(Problems()) : new() { Value = new MappingDocument(mapping!) };

        List<Problem> Problems() =>
            [.. violations.Select(v => (Line: lines.LineOf(v.Pointer), v.Pointer, v.Sentence)).OrderBy(v => v.Line).ThenBy(v => v.Pointer, StringComparer.Ordinal)
                .Select(v => new Problem(ProblemCode.InvalidMapping, JsonPath.Of(v.Pointer), ValueAt(root, v.Pointer), $"{sourceName} line {v.Line}, {JsonPath.Of(v.Pointer)}: {v.Sentence}."))];
    }

    // A file that breaks the schema may be whole enough to be read; then its rules are checked in the same run.
    private static MappingJson? Deserialize(JsonElement root, bool mayFail)
    {
        try
        {
            return root.Deserialize<MappingJson>(Options);
        }
        catch (JsonException) when (mayFail)
        {
            return null;
        }
    }

    private static Mapped<MappingDocument> Failed(IReadOnlyList<Problem> problems) => new() { Problems = problems };

    private static string? ValueAt(JsonElement root, string pointer)
    {
        var at = root;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var child)) at = child;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, out var i) && i < at.GetArrayLength()) at = at[i];
            else return null;
        }

        return at.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : at.ToString();
    }
}
