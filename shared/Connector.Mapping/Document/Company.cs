using System.Collections.Frozen;

namespace Connector.Mapping.Document;

/// <summary>A MAX company, ready for look-ups.</summary>
internal sealed class Company(CompanyJson json, int index)
{
    private readonly FrozenDictionary<string, AddressLayout> layouts = json.Address.Layouts
        .SelectMany(layout => layout.Countries.Select(country => (country, layout: AddressLayout.Of(layout.Lines, layout.Person))))
        .ToFrozenDictionary(pair => pair.country, pair => pair.layout, StringComparer.Ordinal);

    private readonly AddressLayout? ownLayout = json.Address.Lines is { } lines ? AddressLayout.Of(lines) : null;

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

    /// <summary>The layout of a country: the company's for that country, else its order of lines, else the usual one there.</summary>
    public AddressLayout Layout(string iso2) => layouts.GetValueOrDefault(iso2) ?? ownLayout ?? AddressLayouts.Of(iso2);
}
