using System.Collections.Frozen;

namespace Connector.Mapping.Document;

/// <summary>A MAX company, ready for look-ups.</summary>
internal sealed class Company(CompanyJson json, int index)
{
    public CompanyJson Json { get; } = json;

    public string Max => Json.Max;

    /// <summary>Where the company stands in mapping.json, for advice.</summary>
    public string Path { get; } = $"companies[{index}]";

    public TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(json.TimeZone);

    /// <summary>The day on which the company sees the instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);

    public CodePage? CodePage { get; } = json.Address.CodePage is { } name ? CodePage.Of(name) : null;

    public FrozenSet<string> Currencies { get; } = json.Currencies.ToFrozenSet(StringComparer.Ordinal);

    public FrozenSet<string> NumberFirst { get; } = json.Address.NumberFirst.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The country as this MAX writes it; null when its name is not listed.</summary>
    public string? CountryName(string iso2) =>
        Json.Address.Country == CountryStyle.Iso2 ? iso2 : Json.Address.CountryNames.GetValueOrDefault(iso2);
}
