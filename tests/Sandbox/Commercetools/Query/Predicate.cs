using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>A parsed <c>where</c>.</summary>
internal abstract record Predicate
{
    public abstract bool Matches(JsonObject json);

    /// <summary>The same for a stored row, whose JSON is read only when the row does not know the fields at hand.</summary>
    public virtual bool Matches(Row row) => Matches(row.Json);
}

internal sealed record All(IReadOnlyList<Predicate> Parts) : Predicate
{
    public override bool Matches(JsonObject json)
    {
        foreach (var part in Parts)
            if (!part.Matches(json))
                return false;
        return true;
    }

    public override bool Matches(Row row)
    {
        foreach (var part in Parts)
            if (!part.Matches(row))
                return false;
        return true;
    }
}

internal sealed record Any(IReadOnlyList<Predicate> Parts) : Predicate
{
    public override bool Matches(JsonObject json)
    {
        foreach (var part in Parts)
            if (part.Matches(json))
                return true;
        return false;
    }

    public override bool Matches(Row row)
    {
        foreach (var part in Parts)
            if (part.Matches(row))
                return true;
        return false;
    }
}

internal sealed record Not(Predicate Part) : Predicate
{
    public override bool Matches(JsonObject json) => !Part.Matches(json);

    public override bool Matches(Row row) => !Part.Matches(row);
}

/// <summary><c>field(...)</c>: the object, or any object of the array, satisfies the inner predicate.</summary>
internal sealed record Nested(string Field, Predicate Part) : Predicate
{
    public override bool Matches(JsonObject json) => json[Field] switch
    {
        JsonObject inner => Part.Matches(inner),
        JsonArray items => items.Any(item => item is JsonObject inner && Part.Matches(inner)),
        _ => false,
    };
}

/// <summary><c>field op value</c>; on an array of values: any of them.</summary>
internal sealed record Comparison(string Field, string Operator, Operand Operand) : Predicate
{
    public override bool Matches(JsonObject json) => Matches(Stored.Values(json, Field));

    public override bool Matches(Row row) => row.Knows(Field, out var text) ? Matches(Stored.Values(text)) : Matches(row.Json);

    private bool Matches(Scalar[] values) => Operator is "!=" or "<>"
        ? !values.Any(value => Operand.Order(value) == 0)
        : values.Any(Holds);

    private bool Holds(Scalar value) => Operand.Order(value) is { } order && Operator switch
    {
        "=" => order == 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}

/// <summary><c>field in (...)</c>, and <c>contains any</c>, which means the same for an array.</summary>
internal sealed record In(string Field, IReadOnlyList<Operand> Operands) : Predicate
{
    public override bool Matches(JsonObject json) => Matches(Stored.Values(json, Field));

    public override bool Matches(Row row) => row.Knows(Field, out var text) ? Matches(Stored.Values(text)) : Matches(row.Json);

    private bool Matches(Scalar[] values) => values.Any(value => Operands.Any(operand => operand.Order(value) == 0));
}

internal sealed record ContainsAll(string Field, IReadOnlyList<Operand> Operands) : Predicate
{
    public override bool Matches(JsonObject json) =>
        Stored.Values(json, Field) is var values && Operands.All(operand => values.Any(value => operand.Order(value) == 0));
}

internal sealed record Defined(string Field) : Predicate
{
    public override bool Matches(JsonObject json) => Stored.Node(json, Field) is not null;
}

internal sealed record Empty(string Field) : Predicate
{
    public override bool Matches(JsonObject json) => json[Field] is null or JsonArray { Count: 0 };
}

internal static class Stored
{
    /// <summary>The API keeps a lower-case copy of a customer's e-mail that can be queried but is not returned.</summary>
    public static JsonNode? Node(JsonObject json, string field) => field is "lowercaseEmail"
        ? json["email"].String()?.ToLowerInvariant()
        : json[field];

    public static Scalar[] Values(string? text) => text is null ? [] : [new Scalar(JsonValueKind.String, null, text)];

    public static Scalar[] Values(JsonObject json, string field) => Node(json, field) switch
    {
        null => [],
        JsonArray items => [.. items.Select(Scalar.Of)],
        var value => [Scalar.Of(value)],
    };
}
