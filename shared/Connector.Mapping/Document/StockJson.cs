namespace Connector.Mapping.Document;

internal sealed record StockJson
{
    public Reservation Reserves { get; init; }
    public SafetyStockUse SafetyStock { get; init; } = SafetyStockUse.Subtract;
    public DiscontinuedStock Discontinued { get; init; }
    public bool ExpectedDelivery { get; init; }
}

internal enum Reservation
{
    Max,
    Commercetools,
}

internal enum SafetyStockUse
{
    Subtract,
    Ignore,
}

internal enum DiscontinuedStock
{
    Zero,
    AsCounted,
}
