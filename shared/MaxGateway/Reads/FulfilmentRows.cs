namespace Connector.MaxGateway.Reads;

// Rows of the views of what orders have come to; instants are texts by the clock of the database server.

internal sealed record OrderEventRow
{
    public string OrderNumber { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Document { get; init; }
    public string NotedAt { get; init; } = "";
}

internal sealed record ShipmentRow
{
    public int LineNumber { get; init; }
    public int Delivery { get; init; }
    public string ShippedAt { get; init; } = "";
    public decimal Quantity { get; init; }
    public string Stockroom { get; init; } = "";
    public string Part { get; init; } = "";
}

internal sealed record TrackingRow
{
    public string? ShippedAt { get; init; }
    public int? LineNumber { get; init; }
    public int? Delivery { get; init; }
    public string Carrier { get; init; } = "";
    public string TrackingNumber { get; init; } = "";
}

internal sealed record InvoiceRow
{
    public string OrderNumber { get; init; } = "";
    public string InvoiceNumber { get; init; } = "";
    public string? InvoiceDate { get; init; }
    public int? DueDays { get; init; }
    public string CurrencyCode { get; init; } = "";
    public decimal Net { get; init; }
    public decimal Tax { get; init; }
    public string? DocumentUrl { get; init; }
    public string? PaidOn { get; init; }
}

internal sealed record InvoiceLineRow
{
    public string OrderNumber { get; init; } = "";
    public string InvoiceNumber { get; init; } = "";
    public int LineNumber { get; init; }
    public int Delivery { get; init; }
    public string Part { get; init; } = "";
    public decimal Quantity { get; init; }
    public decimal UnitPrice { get; init; }
}

internal sealed record ReturnRow
{
    public string ReturnNumber { get; init; } = "";
    public int LineNumber { get; init; }
    public int OrderLine { get; init; }
    public int OrderDelivery { get; init; }
    public string Part { get; init; } = "";
    public decimal Quantity { get; init; }
    public decimal Received { get; init; }
    public string Stockroom { get; init; } = "";
    public string Status { get; init; } = "";
    public string ReplacementOrder { get; init; } = "";
}

internal sealed record CreditMemoRow
{
    public string MemoNumber { get; init; } = "";
    public string ReturnNumber { get; init; } = "";
    public string InvoiceNumber { get; init; } = "";
    public string? EntryDate { get; init; }
    public string CurrencyCode { get; init; } = "";
}
