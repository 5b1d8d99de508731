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
    public StockJson Stock { get; init; } = new();
    public PricesJson Prices { get; init; } = new();
    public StatusesJson Statuses { get; init; } = new();
    public FeedbackJson Feedback { get; init; } = new();
    public ReturnsJson Returns { get; init; } = new();
    public OrdersJson Orders { get; init; } = new();
    public DeliveryJson? Delivery { get; init; }
    public RoundingJson? Rounding { get; init; }
    public IReadOnlyList<RoutingJson> Routing { get; init; } = [];
}

internal sealed record NoStoreJson(string Currency, string Company, string? Country = null);

internal sealed record UnitJson(string Sku, string? Unit = null, decimal? PiecesPerUnit = null, decimal? UnitsPerPiece = null);

internal sealed record TaxJson(string Country, string? State = null, decimal? Rate = null, string? Name = null, string? Code = null, IReadOnlyList<SubRateJson>? SubRates = null, string? Category = null);

internal sealed record SubRateJson(string Name, decimal Rate, string Code);

internal sealed record CustomLineItemJson(string Slug, string Part);

internal sealed record WarehouseJson(string Channel, string Company, IReadOnlyList<string> Stockrooms, decimal Buffer = 0);
