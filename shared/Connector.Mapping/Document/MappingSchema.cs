using System.Text.Json;
using Json.Schema;

namespace Connector.Mapping.Document;

/// <summary>Checks mapping.json against mapping.schema.json and says in words what does not fit.</summary>
internal static class MappingSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(Read);

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    /// <summary>The schema as text.</summary>
    public static string Text()
    {
        using var stream = typeof(MappingSchema).Assembly.GetManifestResourceStream("mapping.schema.json")
            ?? throw new InvalidOperationException("The assembly lacks its embedded mapping.schema.json.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Whether the mapping follows the schema, and JSON pointer and sentence of what does not.</summary>
    public static (bool IsValid, List<(string Pointer, string Sentence)> Violations) Check(JsonElement mapping)
    {
        var result = Schema.Value.Evaluate(mapping, Options);
        if (result.IsValid) return (true, []);
        return (false, [.. (result.Details ?? [])
            .Where(detail => detail.Errors is not null && !IsAlternative(detail))
            .SelectMany(detail => detail.Errors!.Select(error => (detail.InstanceLocation.ToString(), Sentence(error.Key, error.Value))))
            .Distinct()]);
    }

    private static JsonSchema Read() => JsonSchema.FromText(Text());

    // What failed inside one alternative of 'oneOf' or 'not' says nothing by itself; MappingChecks says these rules in words.
    private static bool IsAlternative(EvaluationResults detail)
    {
        var path = detail.EvaluationPath.ToString();
        return path.Contains("/oneOf/", StringComparison.Ordinal) || path.Contains("/not", StringComparison.Ordinal);
    }

    // An unknown key fails against 'additionalProperties: false', which is reported without a keyword.
    private static string Sentence(string keyword, string message) =>
        keyword.Length == 0 ? "this key is unknown; remove it or correct its spelling" : message;
}
