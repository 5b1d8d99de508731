using System.Globalization;

namespace Connector.MaxGateway.Orders;

/// <summary>Dates as the views deliver them; MAX's null date counts as none.</summary>
internal static class MaxDates
{
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year > 1900 ? date : null;
}
