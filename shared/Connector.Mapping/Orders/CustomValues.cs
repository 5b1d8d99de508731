using System.Globalization;
using System.Text.Json;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>Reads custom fields, whose types are the project's own.</summary>
internal static class CustomValues
{
    /// <summary>The field as text, without superfluous white space; null when it is missing or empty. Sets and objects have no text of their own.</summary>
    public static string? Text(CustomFields? custom, string? field) => Value(custom, field) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => WordWrap.Clean(value.GetString()),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Object when value.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String => WordWrap.Clean(label.GetString()),
        _ => null,
    };

    /// <summary>The field as a day in the company's time zone; a value that is no date is a problem.</summary>
    public static DateOnly? Day(OrderScope scope, CustomFields? custom, string? field, SourcePath path)
    {
        if (Value(custom, field) is not { } value || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            if (value.TryGetDateTimeOffset(out var instant)) return scope.Company.DayOf(instant);
        }

        scope.Report(ProblemCode.Unsupported, path.Field($"custom.fields.{field}"), value.ToString(), $"The custom field '{field}' is to hold a delivery date (mapping.json: delivery) but is neither a Date nor a DateTime. Correct the order, or mapping.json.");
        return null;
    }

    private static JsonElement? Value(CustomFields? custom, string? field) =>
        custom is not null && field is not null && custom.Fields.TryGetValue(field, out var value) ? value : null;
}
