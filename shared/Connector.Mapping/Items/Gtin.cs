namespace Connector.Mapping;

/// <summary>Global Trade Item Numbers (EAN-8, UPC-A, EAN-13, GTIN-14) with GS1's modulo 10 check digit.</summary>
public static class Gtin
{
    /// <summary>The number without blanks and hyphens; a problem when it has no valid length or its check digit is wrong.</summary>
    /// <param name="text">What MAX or commercetools holds.</param>
    /// <param name="field">Where it stands, for the problem.</param>
    public static (string? Value, Problem? Problem) Check(string text, string field)
    {
        var digits = string.Concat(text.Where(c => c is not (' ' or '-')));
        if (digits.Length is not (8 or 12 or 13 or 14) || !digits.All(char.IsAsciiDigit))
            return (null, new(ProblemCode.InvalidGtin, field, text, $"'{text}' is no GTIN: it needs 8, 12, 13 or 14 digits. Correct it where it is kept."));
        var expected = CheckDigit(digits.AsSpan(0, digits.Length - 1));
        return digits[^1] - '0' == expected
            ? (digits, null)
            : (null, new(ProblemCode.InvalidGtin, field, text, $"The check digit of '{text}' is {digits[^1]}, it would have to be {expected}. Correct it where it is kept."));
    }

    /// <summary>The check digit of a number without one.</summary>
    /// <param name="digits">Digits only.</param>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - (sum % 10)) % 10;
    }

    /// <summary>The same number in 14 digits, so that an EAN-13 and its GTIN-14 compare equal.</summary>
    /// <param name="gtin">A checked number.</param>
    public static string Normal(string gtin) => gtin.PadLeft(14, '0');
}
