using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools.Json;

/// <summary>The value of a JSON leaf, ready to be compared.</summary>
internal readonly record struct Scalar(JsonValueKind Kind, decimal? Number, string? Text)
{
    public static Scalar Of(JsonNode? node)
    {
        if (node is not JsonValue value)
            return new Scalar(JsonValueKind.Null, null, null);
        var kind = value.GetValueKind();
        return kind switch
        {
            JsonValueKind.String => new Scalar(kind, null, value.GetValue<string>()),
            JsonValueKind.Number => new Scalar(kind, Decimal(value), null),
            _ => new Scalar(kind, null, null),
        };
    }

    /// <summary>Order of stored values for sorting: absent first, then by value.</summary>
    public static int Compare(Scalar left, Scalar right)
    {
        if (left.Kind != right.Kind)
            return Rank(left.Kind).CompareTo(Rank(right.Kind));
        return left.Kind switch
        {
            JsonValueKind.Number => left.Number!.Value.CompareTo(right.Number!.Value),
            JsonValueKind.String => string.CompareOrdinal(left.Text, right.Text),
            _ => 0,
        };
    }

    private static decimal Decimal(JsonValue value) => value.TryGetValue<decimal>(out var number)
        ? number
        : decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Rank(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => 0,
        JsonValueKind.False => 1,
        JsonValueKind.True => 2,
        JsonValueKind.Number => 3,
        _ => 4,
    };
}
