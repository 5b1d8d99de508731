using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Reads;

/// <summary>Columns of a record in MAX, with their texts as eMAXExact documents write them.</summary>
internal static class MaxRecords
{
    // Noise of binary floating point; the views round to 6 digits.
    private const decimal Tolerance = 0.000001m;

    public static IReadOnlyDictionary<string, string> Of(IDictionary<string, object?> row) =>
        row.Where(column => column.Key != "OrderKey").ToDictionary(column => column.Key, column => Text(column.Value), StringComparer.Ordinal);

    public static decimal Number(this IReadOnlyDictionary<string, string> record, string column) =>
        DecimalText.TryParse(record.GetValueOrDefault(column), out var number) ? number : 0;

    /// <summary>Texts without their padding, numbers without their noise; what is missing is blank or zero.</summary>
    public static bool Same(this IReadOnlyDictionary<string, string> record, IReadOnlyDictionary<string, string> other, string column)
    {
        var (mine, theirs) = (record.GetValueOrDefault(column, "").TrimEnd(), other.GetValueOrDefault(column, "").TrimEnd());
        return mine == theirs || (IsNumber(mine) && IsNumber(theirs) && Math.Abs(record.Number(column) - other.Number(column)) <= Tolerance);
    }

    public static IReadOnlyDictionary<string, string> With(this IReadOnlyDictionary<string, string> record, IEnumerable<KeyValuePair<string, string>> columns)
    {
        var changed = new Dictionary<string, string>(record, StringComparer.Ordinal);
        foreach (var (column, text) in columns)
            changed[column] = text;
        return changed;
    }

    private static bool IsNumber(string text) => text.Length == 0 || DecimalText.TryParse(text, out _);

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        _ => DecimalText.Format(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
    };
}

/// <summary>A sales order as it stands in MAX, column by column.</summary>
internal sealed record OrderRecord(IReadOnlyDictionary<string, string> Header, IReadOnlyList<LineRecord> Lines)
{
    public bool Closed => Header["STATUS_27"] == "4";

    public bool Shipped => Lines.Any(line => line.Shipped != 0);

    public LineRecord? At(int lineNumber, int delivery) => Lines.FirstOrDefault(line => line.LineNumber == lineNumber && line.Delivery == delivery);

    public static OrderRecord Of(IDictionary<string, object?> header, IEnumerable<IDictionary<string, object?>> lines) =>
        new(MaxRecords.Of(header), [.. lines.Select(line => new LineRecord(MaxRecords.Of(line)))]);
}

/// <summary>A line of an <see cref="OrderRecord"/>.</summary>
internal sealed record LineRecord(IReadOnlyDictionary<string, string> Columns)
{
    public int LineNumber { get; } = Digits(Columns["LINNUM_28"]);

    public int Delivery { get; } = Digits(Columns["DELNUM_28"]);

    public decimal Shipped => Columns.Number("SHPQTY_28");

    public bool Closed => Columns["STATUS_28"] == "4";

    /// <summary>Closed without a shipment: counts nothing.</summary>
    public bool Cancelled => Closed && Shipped == 0;

    public decimal Tax => Columns.Number("TAX1_28") + Columns.Number("TAX2_28") + Columns.Number("TAX3_28");

    private static int Digits(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
