namespace Connector.ExactMax.Contract;

/// <summary>
/// What a sales order has come to: the answer of <c>GET /v1/{company}/orders/{orderNumber}/fulfilment</c>, all of it read
/// at one time. Lists are in order of time, then number.
/// </summary>
public sealed record OrderFulfilment
{
    /// <summary>The order as it stands.</summary>
    public required SalesOrder Order { get; init; }

    /// <summary>Shipments.</summary>
    public IReadOnlyList<Shipment> Shipments { get; init => field = value ?? []; } = [];

    /// <summary>Invoices that have a number. What is shipped and not yet invoiced has none.</summary>
    public IReadOnlyList<Invoice> Invoices { get; init => field = value ?? []; } = [];

    /// <summary>Returns.</summary>
    public IReadOnlyList<ReturnAuthorization> Returns { get; init => field = value ?? []; } = [];

    /// <summary>Credit memos, with a number or not yet.</summary>
    public IReadOnlyList<CreditMemo> CreditMemos { get; init => field = value ?? []; } = [];
}

/// <summary>Goods that left together.</summary>
public sealed record Shipment
{
    /// <summary>Stable and unique within the company: letters, digits and <c>-</c>, at most 40 characters.</summary>
    public required string ShipmentId { get; init; }

    /// <summary>When, UTC; to the minute.</summary>
    public required DateTimeOffset ShippedAt { get; init; }

    /// <summary>What.</summary>
    public required IReadOnlyList<ShipmentLine> Lines { get; init; }

    /// <summary>Carrier, when the site tells it.</summary>
    public string? Carrier { get; init; }

    /// <summary>Tracking numbers, one per parcel; empty until the site tells them.</summary>
    public IReadOnlyList<string> TrackingNumbers { get; init => field = value ?? []; } = [];
}

/// <summary>So much of a line in a shipment.</summary>
public sealed record ShipmentLine
{
    /// <summary>MAX line number.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Delivery within the line.</summary>
    public required int Delivery { get; init; }

    /// <summary>Id of the line in the calling system; null for lines that people added in MAX.</summary>
    public string? ExternalLineId { get; init; }

    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Quantity in sales units; 0 when all of it was taken back into stock by a reversal.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Stockroom.</summary>
    public string? Stockroom { get; init; }
}

/// <summary>An invoice. Amounts are MAX's own in the invoice's currency, copied and never recomputed.</summary>
public sealed record Invoice
{
    /// <summary>Number, 8 characters.</summary>
    public required string InvoiceNumber { get; init; }

    /// <summary>Date in the company's time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it is due: the invoice date and the days of the order's terms; null when MAX does not say.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>ISO 4217 currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Net, with freight, charges and the order discount.</summary>
    public required decimal Net { get; init; }

    /// <summary>Tax.</summary>
    public required decimal Tax { get; init; }

    /// <summary>Where the document is, when the site tells it.</summary>
    public string? DocumentUrl { get; init; }

    /// <summary>When it was paid in full; null when it is not, or nobody tells MAX.</summary>
    public DateOnly? PaidOn { get; init; }

    /// <summary>Lines.</summary>
    public IReadOnlyList<InvoiceLine> Lines { get; init => field = value ?? []; } = [];
}

/// <summary>A line of an invoice or credit memo.</summary>
public sealed record InvoiceLine
{
    /// <summary>MAX line number.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Delivery within the line.</summary>
    public required int Delivery { get; init; }

    /// <summary>Id of the line in the calling system.</summary>
    public string? ExternalLineId { get; init; }

    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Quantity in sales units.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Net price per sales unit.</summary>
    public required decimal UnitPrice { get; init; }
}

/// <summary>An RMA as it stands in MAX.</summary>
public sealed record ReturnAuthorization
{
    /// <summary>RMA number, 8 characters.</summary>
    public required string ReturnNumber { get; init; }

    /// <summary>Id of the return in the calling system, when the gateway entered it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Lines that came from this order.</summary>
    public required IReadOnlyList<ReturnLineState> Lines { get; init; }
}

/// <summary>A line of an RMA as it stands in MAX.</summary>
public sealed record ReturnLineState
{
    /// <summary>RMA line.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Id of the return item in the calling system, when the gateway entered it.</summary>
    public string? ExternalItemId { get; init; }

    /// <summary>Line of the order that the goods were sold with.</summary>
    public required int OrderLine { get; init; }

    /// <summary>Delivery within that line.</summary>
    public required int OrderDelivery { get; init; }

    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Quantity that shall come back, in sales units.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Quantity that was received.</summary>
    public decimal Received { get; init; }

    /// <summary>Stockroom that it goes to.</summary>
    public string? Stockroom { get; init; }

    /// <summary><c>open</c> or <c>closed</c>; MAX's own code when it is neither.</summary>
    public required string Status { get; init; }

    /// <summary>Order that replaces the goods, <c>NEWORD_52</c>.</summary>
    public string? ReplacementOrder { get; init; }
}

/// <summary>A credit memo (sales order type <c>CR</c>). Amounts are positive, and MAX's own.</summary>
public sealed record CreditMemo
{
    /// <summary>MAX order number of the memo.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Number that it got when it was invoiced; null while it is only entered. Only then is it money.</summary>
    public string? CreditNumber { get; init; }

    /// <summary>Id in the calling system, when the gateway entered it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>RMA that it settles; null when it settles none.</summary>
    public string? ReturnNumber { get; init; }

    /// <summary>Invoice that it corrects.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Date in the company's time zone: of the number, or else of the entry.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>ISO 4217 currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Net; of the entry while there is no number.</summary>
    public required decimal Net { get; init; }

    /// <summary>Tax; of the entry while there is no number.</summary>
    public required decimal Tax { get; init; }

    /// <summary>Lines.</summary>
    public IReadOnlyList<InvoiceLine> Lines { get; init => field = value ?? []; } = [];
}
