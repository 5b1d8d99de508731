using System.Globalization;

namespace Connector.Sandbox.Commercetools.Json;

/// <summary>Timestamps as the API writes them: UTC with three decimals, so that ordinal order is order in time.</summary>
internal static class Instant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The normal form of an ISO 8601 date-time, or null when the text is none.</summary>
    public static string? Normal(string text)
    {
        if (text.Length == 24 && text[10] == 'T' && text[19] == '.' && text[23] == 'Z')
            return text;
        if (text.Length < 11 || text[4] != '-' || text[10] != 'T')
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Text(instant)
            : null;
    }
}
