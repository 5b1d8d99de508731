using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>A row of a MAX table: trims the padding and brings floats back to decimals.</summary>
internal readonly struct MaxRow(IDictionary<string, object?> values)
{
    public string Text(string column) => (values[column] as string)?.TrimEnd() ?? "";

    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> columns)
    {
        var texts = new List<string>();
        foreach (var column in columns)
        {
            if (Text(column) is { Length: > 0 } text)
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>A float holds 15 digits at most; what lies beyond is noise.</summary>
    public decimal Number(string column) =>
        decimal.Parse(Convert.ToDouble(values[column], CultureInfo.InvariantCulture).ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    public DateOnly? Date(string column) =>
        values[column] is string text && text.Length >= 10 ? DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
