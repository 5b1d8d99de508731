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

    /// <summary>JSON pointer and sentence of everything that does not fit.</summary>
    public static IEnumerable<(string Pointer, string Sentence)> Violations(JsonElement mapping)
    {
        var result = Schema.Value.Evaluate(mapping, Options);
        if (result.IsValid) return [];
        return (result.Details ?? [])
            .Where(detail => detail.Errors is not null && !IsAlternative(detail))
            .SelectMany(detail => detail.Errors!.Select(error => (detail.InstanceLocation.ToString(), Sentence(error.Key, error.Value))))
            .Distinct();
    }

    private static JsonSchema Read() => JsonSchema.FromText(Text());

    // What failed inside one alternative of 'oneOf' or 'not' says nothing; the alternative as a whole is reported.
    private static bool IsAlternative(EvaluationResults detail)
    {
        var path = detail.EvaluationPath.ToString();
        return path.Contains("/oneOf/", StringComparison.Ordinal) || path.Contains("/not", StringComparison.Ordinal);
    }

    private static string Sentence(string keyword, string message) => keyword switch
    {
        "" => "this key is unknown; remove it or correct its spelling",
        "oneOf" => "a tax has either 'rate' and 'code', or 'subRates'",
        "not" => "'piecesPerUnit' and 'unitsPerPiece' exclude each other",
        _ => message,
    };
}
