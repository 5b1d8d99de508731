namespace Connector.Mapping.Document;

/// <summary>How a company's MAX writes addresses.</summary>
internal sealed record AddressJson
{
    public int LineLength { get; init; } = 64;
    public CountryStyle Country { get; init; }
    public IReadOnlyDictionary<string, string> CountryNames { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> NumberFirst { get; init; } = ["US", "CA", "GB", "IE", "FR", "LU", "AU", "NZ"];
    public IReadOnlyList<AddressLine>? Lines { get; init; }
    public IReadOnlyList<AddressLayoutJson> Layouts { get; init; } = [];
    public string? CodePage { get; init; }
}

/// <summary>The layout of some countries: lines such as <c>{street}, {apartment}</c>.</summary>
internal sealed record AddressLayoutJson(IReadOnlyList<string> Countries, IReadOnlyList<string> Lines, string? Person = null);

internal enum CountryStyle
{
    Iso2,
    Name,
}

internal enum AddressLine
{
    Department,
    Person,
    AdditionalAddressInfo,
    Street,
    AdditionalStreetInfo,
    Building,
    Apartment,
    PoBox,
    Region,
}
