namespace Connector.Mapping.Document;

internal sealed record OrdersJson
{
    public LongOrders LongOrders { get; init; }
    public IReadOnlyList<string> Comments { get; init; } = [];
    public OrderedByJson? OrderedBy { get; init; }
}

internal sealed record OrderedByJson(OrderedBySource From, string? Field = null, TooLong TooLong = TooLong.Problem);

internal enum OrderedBySource
{
    Name,
    Email,
    Field,
}

internal enum TooLong
{
    Problem,
    LeaveOut,
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

internal sealed record RoundingJson(string Part, int MaxCoinsPerLine = 1);

internal sealed record DeliveryJson
{
    public string? Field { get; init; }
    public string? LineField { get; init; }
    public string? ShippingField { get; init; }
    public EstimatedDeliveryEnd? EstimatedDelivery { get; init; }
    public int LeadTimeDays { get; init; }
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];
    public PastDate Past { get; init; }
}

internal enum EstimatedDeliveryEnd
{
    From,
    Until,
}

internal enum PastDate
{
    Problem,
    Move,
}
