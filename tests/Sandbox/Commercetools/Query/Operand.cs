using System.Globalization;
using System.Text.Json;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>
/// The right-hand side of a comparison. A value that came in through a variable has no type of its own:
/// it is read as what the field holds.
/// </summary>
internal sealed class Operand
{
    private readonly string? text;
    private readonly string? instant;
    private readonly decimal? number;
    private readonly bool? flag;

    private Operand(string? text, decimal? number, bool? flag)
    {
        this.text = text;
        this.number = number;
        this.flag = flag;
        instant = text is null ? null : Instant.Normal(text);
    }

    /// <summary>The text in the form in which stored values of an index are written.</summary>
    public string? Key => instant ?? text;

    public static Operand Text(string text) => new(text, null, null);

    public static Operand Number(decimal number) => new(null, number, null);

    public static Operand Flag(bool flag) => new(null, null, flag);

    public static Operand Untyped(string text) => new(
        text,
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        bool.TryParse(text, out var flag) ? flag : null);

    /// <summary>Order of a stored value relative to this one; null when the two cannot be compared.</summary>
    public int? Order(Scalar stored)
    {
        switch (stored.Kind)
        {
            case JsonValueKind.Number when number is { } n:
                return stored.Number!.Value.CompareTo(n);
            case JsonValueKind.True or JsonValueKind.False when flag is { } f:
                return (stored.Kind == JsonValueKind.True).CompareTo(f);
            case JsonValueKind.String when text is not null:
                // A field and an operand that are both date-times are compared as instants, whatever their notation.
                return instant is not null && Instant.Normal(stored.Text!) is { } moment
                    ? string.CompareOrdinal(moment, instant)
                    : string.CompareOrdinal(stored.Text, text);
            default:
                return null;
        }
    }
}
