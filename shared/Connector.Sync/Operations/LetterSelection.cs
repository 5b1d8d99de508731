using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Sync.Operations;

/// <summary>Which open dead letters an operator means: exactly one of the four.</summary>
public sealed record LetterSelection
{
    /// <summary>One dead letter.</summary>
    public string? Id { get; init; }

    /// <summary>Those of a cause.</summary>
    public string? Cause { get; init; }

    /// <summary>Those of a flow.</summary>
    public string? Flow { get; init; }

    /// <summary>All.</summary>
    public bool All { get; init; }

    /// <summary>Why, in the operator's words.</summary>
    public string? Reason { get; init; }

    /// <summary>True when exactly one is named.</summary>
    [JsonIgnore]
    public bool IsOne => (Id is null ? 0 : 1) + (Cause is null ? 0 : 1) + (Flow is null ? 0 : 1) + (All ? 1 : 0) == 1;

    /// <summary>In words, for the audit.</summary>
    public override string ToString() => All ? "all" : Id is not null ? $"dead letter {Id}" : Cause is not null ? $"cause {Cause}" : $"flow {Flow}";

    internal string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    internal static LetterSelection Read(string input) => JsonSerializer.Deserialize<LetterSelection>(input, JsonSerializerOptions.Web)!;
}
