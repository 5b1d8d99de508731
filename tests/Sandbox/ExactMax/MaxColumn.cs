using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.Sandbox.ExactMax;

public enum MaxColumnKind
{
    Text,
    Number,
    Date,
    Other,
}

/// <summary>A column of a MAX table; <see cref="Length"/> is 0 unless it is text.</summary>
public sealed record MaxColumn(string Name, MaxColumnKind Kind, int Length)
{
    internal static MaxColumn Parse(string name, string type) => type switch
    {
        "float" or "real" => new(name, MaxColumnKind.Number, 0),
        "smalldatetime" or "datetime" => new(name, MaxColumnKind.Date, 0),
        _ when type.StartsWith("char(", StringComparison.Ordinal) =>
            new(name, MaxColumnKind.Text, int.Parse(type.AsSpan(5, type.Length - 6), CultureInfo.InvariantCulture)),
        _ => new(name, MaxColumnKind.Other, 0),
    };

    /// <summary>The text of an XML element as the column stores it: padded, floating, or a date (0001-01-01 is none).</summary>
    internal object FromXml(string text)
    {
        switch (Kind)
        {
            case MaxColumnKind.Text:
                return Pad(text);
            case MaxColumnKind.Number:
                if (text.Length == 0)
                    return 0d;
                return DecimalText.TryParse(text, out var number) ? (double)number : throw new MaxRefusal($"{Name} is not a number.");
            case MaxColumnKind.Date:
                if (text.Length == 0)
                    return DBNull.Value;
                if (!DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    throw new MaxRefusal($"{Name} is not a date (yyyy-MM-dd).");
                return date == DateTime.MinValue ? DBNull.Value : date;
            default:
                throw new MaxRefusal($"{Name} cannot be written.");
        }
    }

    /// <summary>A value of the sandbox's own as the column stores it.</summary>
    internal object FromValue(object value) => value switch
    {
        string text => Pad(text),
        decimal number => (double)number,
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };

    private string Pad(string text) =>
        text.Length <= Length ? text.PadRight(Length) : throw new MaxRefusal($"{Name} holds {Length} characters, not {text.Length}.");
}
