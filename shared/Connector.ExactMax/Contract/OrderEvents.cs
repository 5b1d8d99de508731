namespace Connector.ExactMax.Contract;

/// <summary>
/// One item of the feed <c>orders</c> (<c>GET /v1/{company}/feeds/orders?cursor=..</c>): something happened to a sales order.
/// Events come oldest first. An event is a hint: what an order has come to is read with
/// <c>GET /v1/{company}/orders/{orderNumber}/fulfilment</c>. Without a cursor the events of the last days are sent
/// (<c>Gateway:Feeds:OrderEventDays</c>).
/// </summary>
public sealed record OrderEvent
{
    /// <summary>Stable: the same happening has the same id however often it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required OrderEventKind Kind { get; init; }

    /// <summary>MAX order that it happened to: for a return or a credit memo the order that the goods were sold with.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Id of that order in the calling system; null when people entered the order in MAX.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What it is about: number of the shipment, invoice, RMA or credit memo; null for a status.</summary>
    public string? Document { get; init; }

    /// <summary>When MAX noted it, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What happened to an order.</summary>
public enum OrderEventKind
{
    /// <summary>The order or a line changed: status, quantity, due date.</summary>
    Status,

    /// <summary>Goods were shipped, or tracking was added.</summary>
    Shipment,

    /// <summary>An invoice got its number, was changed or paid.</summary>
    Invoice,

    /// <summary>An RMA was entered or changed, or its goods were received.</summary>
    Return,

    /// <summary>A credit memo was entered, or got its number.</summary>
    CreditMemo,
}
