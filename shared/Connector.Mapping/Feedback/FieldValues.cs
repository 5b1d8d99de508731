using System.Globalization;
using System.Text.Json;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Feedback;

/// <summary>Custom fields as they stand, and whether they say what they shall: sets without regard to order, money by amount and currency.</summary>
internal static class FieldValues
{
    public static string? Text(CustomFields? custom, string name) =>
        custom is not null && custom.Fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IReadOnlyList<string> Texts(CustomFields? custom, string name) =>
        custom is not null && custom.Fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)]
            : [];

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool Shows(CustomFields? custom, string name, object? wanted)
    {
        if (custom is null || !custom.Fields.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null) return wanted is null;
        return wanted switch
        {
            null => false,
            string text => value.ValueKind == JsonValueKind.String && value.GetString() == text,
            long number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var own) && own == number,
            Money money => value.ValueKind == JsonValueKind.Object && IsMoney(value, money),
            IEnumerable<string> texts => value.ValueKind == JsonValueKind.Array && texts.ToHashSet(StringComparer.Ordinal).SetEquals(Texts(custom, name)),
            _ => JsonElement.DeepEquals(value, JsonSerializer.SerializeToElement(wanted, Commercetools.CommercetoolsJson.Options)),
        };
    }

    private static bool IsMoney(JsonElement value, Money money) =>
        value.TryGetProperty("centAmount", out var cents) && cents.TryGetInt64(out var own) && own == money.CentAmount
        && value.TryGetProperty("currencyCode", out var currency) && currency.GetString() == money.CurrencyCode;
}
