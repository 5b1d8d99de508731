namespace Connector.Mapping.Document;

internal sealed record OrdersJson
{
    public LongOrders LongOrders { get; init; }
}

internal enum LongOrders
{
    Refuse,
    Split,
}

internal enum MultipleShipping
{
    Refuse,
    Deliveries,
    Orders,
}

internal sealed record RoutingJson(string Company, IReadOnlyList<string> Priority, WhenNone WhenNone = WhenNone.MostAvailable);

internal enum WhenNone
{
    MostAvailable,
    First,
    PartDefault,
}
