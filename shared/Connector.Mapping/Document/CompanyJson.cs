namespace Connector.Mapping.Document;

/// <summary>A MAX company and what its sales orders default to.</summary>
internal sealed record CompanyJson
{
    public required string Max { get; init; }
    public IReadOnlyList<string> Stores { get; init; } = [];
    public required IReadOnlyList<string> Currencies { get; init; }
    public required string TimeZone { get; init; }
    public required string GuestAccount { get; init; }
    public string? AccountField { get; init; }
    public string? WriteAccountTo { get; init; }
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
