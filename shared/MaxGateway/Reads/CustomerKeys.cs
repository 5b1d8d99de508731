namespace Connector.MaxGateway.Reads;

/// <summary>The form in which values of accounts are compared; the views' key columns have the same.</summary>
internal static class CustomerKeys
{
    public static string Email(string email) => email.Trim().ToLowerInvariant();

    public static string TaxNumber(string taxNumber) =>
        Compact(taxNumber).Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    /// <summary>Names and postal codes: blanks and case do not count.</summary>
    public static string Compact(string text) => text.Trim().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
