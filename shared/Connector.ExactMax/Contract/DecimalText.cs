using System.Globalization;

namespace Connector.ExactMax.Contract;

/// <summary>The one way decimals are written: invariant, no exponent, no trailing zeros, no negative zero.</summary>
public static class DecimalText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Writes a decimal.</summary>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>-12.5</c>.</returns>
    public static string Format(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Reads a decimal; exponents, blanks and thousands separators are not accepted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is not a decimal.</returns>
    public static bool TryParse(string? text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value);
}
