namespace Connector.Mapping.Document;

/// <summary>A MAX company and what its sales orders default to.</summary>
internal sealed record CompanyJson
{
    public required string Max { get; init; }
    public IReadOnlyList<string> Stores { get; init; } = [];
    public required IReadOnlyList<string> Currencies { get; init; }
    public required string TimeZone { get; init; }
    public required string GuestAccount { get; init; }
    public required PartsJson Parts { get; init; }
    public string? DefaultStockroom { get; init; }
    public string? SalesRep { get; init; }
    public decimal? Commission { get; init; }
    public string? Fob { get; init; }
    public string? GlReference { get; init; }
    public int UnitPriceDecimals { get; init; } = 5;
    public AddressJson Address { get; init; } = new();
}

internal sealed record PartsJson(string Freight, string Discount);

internal sealed record AddressJson
{
    public int LineLength { get; init; } = 64;
    public CountryStyle Country { get; init; }
    public IReadOnlyDictionary<string, string> CountryNames { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> NumberFirst { get; init; } = ["US", "CA", "GB", "IE", "FR", "LU", "AU", "NZ"];

    public IReadOnlyList<AddressLine> Lines { get; init; } =
    [
        AddressLine.Department, AddressLine.Person, AddressLine.AdditionalAddressInfo, AddressLine.Street,
        AddressLine.AdditionalStreetInfo, AddressLine.Building, AddressLine.Apartment, AddressLine.PoBox, AddressLine.Region,
    ];

    public string? CodePage { get; init; }
}

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
