namespace Connector.Mapping.Document;

/// <summary>mapping.json as it is written; the meaning of each key stands in mapping.schema.json.</summary>
internal sealed record MappingJson
{
    public required IReadOnlyList<CompanyJson> Companies { get; init; }
    public IReadOnlyList<NoStoreJson> NoStore { get; init; } = [];
    public required CustomersJson Customers { get; init; }
    public required ItemsJson Items { get; init; }
    public IReadOnlyList<UnitJson> Units { get; init; } = [];
    public required IReadOnlyList<TaxJson> Taxes { get; init; }
    public required ShippingJson Shipping { get; init; }
    public required PaymentsJson Payments { get; init; }
    public DiscountsJson Discounts { get; init; } = new();
    public IReadOnlyList<CustomLineItemJson> CustomLineItems { get; init; } = [];
    public IReadOnlyList<WarehouseJson> Warehouses { get; init; } = [];
    public StatusesJson Statuses { get; init; } = new();
}

internal sealed record NoStoreJson(string Currency, string? Country, string Company);

internal sealed record UnitJson(string Sku, string? Unit, decimal? PiecesPerUnit, decimal? UnitsPerPiece);

internal sealed record TaxJson(string Country, string? State, decimal? Rate, string? Name, string? Code, IReadOnlyList<SubRateJson>? SubRates);

internal sealed record SubRateJson(string Name, decimal Rate, string Code);

internal sealed record CustomLineItemJson(string Slug, string Part);

internal sealed record WarehouseJson(string Channel, string Company, IReadOnlyList<string> Stockrooms);

internal sealed record StatusesJson(ExportedJson? Exported = null);

internal sealed record ExportedJson(string? OrderState, string? Transition);
