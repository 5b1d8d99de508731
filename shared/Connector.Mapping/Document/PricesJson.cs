namespace Connector.Mapping.Document;

internal sealed record PricesJson
{
    public IReadOnlyList<PriceListJson> Lists { get; init; } = [];
    public bool Adopt { get; init; }
}

internal sealed record PriceListJson
{
    public required string Company { get; init; }
    public required string Currency { get; init; }
    public string? CustomerType { get; init; }
    public IReadOnlyList<string> Countries { get; init; } = [];
    public string? CustomerGroup { get; init; }
    public string? Channel { get; init; }
}
