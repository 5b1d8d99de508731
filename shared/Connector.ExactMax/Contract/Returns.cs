namespace Connector.ExactMax.Contract;

/// <summary>
/// Goods that come back: the body of <c>POST /v1/{company}/returns</c>, with an <c>Idempotency-Key</c>. It becomes one RMA
/// with a line per item (<c>AddRMAXML</c>). The customer and the stockroom come from the order's lines where they are null.
/// An item that was not shipped, or is more than was shipped and not returned yet, is refused (<c>NOT_SHIPPED</c>).
/// </summary>
public sealed record ReturnRequest
{
    /// <summary>Id of the return in the calling system, up to 200 characters.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<ReturnLine> Lines { get; init; }
}

/// <summary>One item that comes back.</summary>
public sealed record ReturnLine
{
    /// <summary>Id of the return item in the calling system; several lines share it where a line was split in MAX.</summary>
    public required string ExternalItemId { get; init; }

    /// <summary>MAX order that it was sold with.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Line of that order.</summary>
    public required int OrderLine { get; init; }

    /// <summary>Delivery within the line.</summary>
    public int OrderDelivery { get; init; } = 1;

    /// <summary>Quantity in sales units; positive.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>What shall happen.</summary>
    public ReturnAction Action { get; init; }

    /// <summary>Reason code of <c>Code_Master</c> (REAS), 2 characters; kept in <c>UDFREF_52</c>, since RMA_Detail has no column for it.</summary>
    public string? Reason { get; init; }

    /// <summary>Stockroom that it comes back to, <c>STK_52</c>; null means where it was shipped from.</summary>
    public string? Stockroom { get; init; }
}

/// <summary>What shall happen with goods that come back.</summary>
public enum ReturnAction
{
    /// <summary>They are credited, <c>CREDIT_52</c>.</summary>
    Credit,

    /// <summary>They are replaced, <c>RPLACE_52</c>.</summary>
    Replace,

    /// <summary>They are repaired, <c>REPAIR_52</c>.</summary>
    Repair,
}

/// <summary>
/// A credit memo to enter: the body of <c>POST /v1/{company}/credit-memos</c>, with an <c>Idempotency-Key</c>. It becomes a
/// sales order of type <c>CR</c>, which people invoice in MAX. Only where the company allows it
/// (<c>Gateway:Companies:n:CreditMemos</c>, capability <c>creditMemo</c>).
/// </summary>
public sealed record CreditMemoRequest
{
    /// <summary>Id of the return in the calling system.</summary>
    public required string ExternalId { get; init; }

    /// <summary>MAX order that the goods were sold with; account, currency, ship-to and codes are its.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>RMA that it settles, <c>ORDID_27</c>; null when it settles none.</summary>
    public string? ReturnNumber { get; init; }

    /// <summary>Invoice that it corrects, <c>CUSTPO_27</c>; null takes the order number.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Reason code of <c>Code_Master</c> (REAS), <c>REASON_27</c>, 2 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Date in the company's time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Lines; quantities and amounts positive, as MAX keeps credit memos.</summary>
    public required IReadOnlyList<SalesOrderLine> Lines { get; init; }

    /// <summary>What the lines must add up to.</summary>
    public required OrderTotals Totals { get; init; }
}
