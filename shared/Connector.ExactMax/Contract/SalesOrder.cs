namespace Connector.ExactMax.Contract;

/// <summary>
/// A sales order that MAX shall hold: the body of <c>POST /v1/{company}/orders</c>. The header <c>Idempotency-Key</c>
/// names it; the same key with the same body always gets the same answer. What is null the gateway fills from the
/// MAX customer or part, since MAXUpdate fills no defaults.
/// </summary>
public sealed record SalesOrderRequest
{
    /// <summary>Id of the order in the calling system (a commercetools order id, plus a part suffix after a split).</summary>
    public required string ExternalId { get; init; }

    /// <summary>MAX customer account, <c>CUSTID_27</c>, up to 20 characters.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Customer purchase order, <c>CUSTPO_27</c>, up to 25 characters; the buyer's PO number, else the shop's order number.</summary>
    public required string PurchaseOrder { get; init; }

    /// <summary>The shop's order number, <c>UDFREF_27</c>, up to 25 characters.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>Who ordered, <c>ORDID_27</c>, up to 20 characters.</summary>
    public string? OrderedBy { get; init; }

    /// <summary>Order date in the company's time zone, <c>ORDDTE_27</c>.</summary>
    public required DateOnly OrderDate { get; init; }

    /// <summary>Requested ship date in the company's time zone, for lines that name none; null means the order date.</summary>
    public DateOnly? RequestedDate { get; init; }

    /// <summary>ISO 4217 currency. The gateway translates it to MAX's two-character code where MAX asks for it.</summary>
    public required string Currency { get; init; }

    /// <summary>Exchange rate, <c>EXCRTE_27</c>; null means MAX's own rate of the currency.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Ship-to block that MAX stores on the order.</summary>
    public required PostalAddress ShipTo { get; init; }

    /// <summary>Ship-via code, <c>SHPVIA_27</c>, 2 characters.</summary>
    public string? ShipVia { get; init; }

    /// <summary>Terms code, <c>TERMS_27</c>, 2 characters.</summary>
    public string? Terms { get; init; }

    /// <summary>Sales representative, <c>REP1_27</c>.</summary>
    public string? SalesRep { get; init; }

    /// <summary>Commission share of the sales representative in percent, <c>SPLIT1_27</c>.</summary>
    public decimal? Commission { get; init; }

    /// <summary>Free on board, <c>FOB_27</c>, up to 15 characters.</summary>
    public string? Fob { get; init; }

    /// <summary>General ledger reference, <c>GLXREF_27</c>, up to 159 characters.</summary>
    public string? GlReference { get; init; }

    /// <summary>Header comments, <c>COMNT1_27</c> to <c>COMNT3_27</c>, at most 3 of up to 30 characters: payment references and the like.</summary>
    public IReadOnlyList<string> Comments { get; init => field = value ?? []; } = [];

    /// <summary>Lines in order; MAX numbers at most 99.</summary>
    public required IReadOnlyList<SalesOrderLine> Lines { get; init; }

    /// <summary>What happens when the account is on credit hold.</summary>
    public CreditHold CreditHold { get; init; }

    /// <summary>What the lines must add up to. The gateway refuses an order that does not.</summary>
    public required OrderTotals Totals { get; init; }
}

/// <summary>What happens to an order whose account is on credit hold (<c>STATUS_23</c> = H).</summary>
public enum CreditHold
{
    /// <summary>It is refused with <c>CUSTOMER_ON_HOLD</c>.</summary>
    Refuse,

    /// <summary>It is entered with its lines on hold (<c>HSTAT_28</c> = H): nothing ships until people release them.</summary>
    Hold,
}

/// <summary>What a line of a sales order stands for.</summary>
public enum SalesOrderLineKind
{
    /// <summary>A product.</summary>
    Item,

    /// <summary>A service, surcharge or voucher of the shop (custom line item).</summary>
    Service,

    /// <summary>Shipping.</summary>
    Freight,

    /// <summary>A discount that the lines do not contain.</summary>
    Discount,

    /// <summary>A rounding difference.</summary>
    Rounding,
}

/// <summary>One line of a sales order.</summary>
public sealed record SalesOrderLine
{
    /// <summary>Line number, <c>LINNUM_28</c>, 1 to 99.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Delivery within the line, <c>DELNUM_28</c>, 1 to 99: the parts of a line that ship apart have the same line number.</summary>
    public int Delivery { get; init; } = 1;

    /// <summary>What the line stands for.</summary>
    public required SalesOrderLineKind Kind { get; init; }

    /// <summary>Id of the line in the calling system; several MAX lines may share it after a split.</summary>
    public required string ExternalLineId { get; init; }

    /// <summary>MAX part, <c>PRTNUM_28</c>, up to 30 characters.</summary>
    public required string Part { get; init; }

    /// <summary>
    /// The customer's own number of the part. The gateway checks it against <c>Customer_Part_XREF</c>, and takes the part
    /// from there when <see cref="Part"/> is empty. It becomes the line's reference unless there is one.
    /// </summary>
    public string? CustomerPart { get; init; }

    /// <summary>Quantity in sales units, <c>CURQTY_28</c>; positive.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Sales unit, <c>SLSUOM_28</c>; null means the part's.</summary>
    public string? Unit { get; init; }

    /// <summary>Net price per sales unit, <c>PRICE_28</c>; negative for discounts.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Price before <see cref="DiscountPercent"/>, <c>ORGPRC_28</c>; null means <see cref="UnitPrice"/>.</summary>
    public decimal? ListPrice { get; init; }

    /// <summary>Discount in percent that explains the step from list price to unit price, <c>DISC_28</c>; informative.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Net total of the line in the order's currency: <see cref="Quantity"/> x <see cref="UnitPrice"/>, rounded to the currency's digits.</summary>
    public required decimal NetTotal { get; init; }

    /// <summary>Taxes, at most 3: <c>TAXCDE1_28</c> to <c>TAXCDE3_28</c> with <c>TAX1_28</c> to <c>TAX3_28</c>.</summary>
    public required IReadOnlyList<LineTax> Taxes { get; init; }

    /// <summary>Stockroom, <c>STK_28</c>, up to 8 characters; null means the part's.</summary>
    public string? Stockroom { get; init; }

    /// <summary>Requested ship date, <c>CURDUE_28</c>; null means the order's.</summary>
    public DateOnly? RequestedDate { get; init; }

    /// <summary>Reference, <c>REFRNC_28</c>, up to 25 characters.</summary>
    public string? Reference { get; init; }
}

/// <summary>A tax of a line.</summary>
/// <param name="Code">MAX tax code, up to 7 characters.</param>
/// <param name="Amount">Amount in the order's currency, copied from the shop, never computed.</param>
public sealed record LineTax(string Code, decimal Amount);

/// <summary>The totals of an order in its currency.</summary>
/// <param name="Net">Sum of the lines' net totals.</param>
/// <param name="Tax">Sum of the lines' taxes.</param>
/// <param name="CurrencyDigits">Decimal digits of the currency: 0 for JPY, 2 for EUR, 3 for KWD.</param>
public sealed record OrderTotals(decimal Net, decimal Tax, int CurrencyDigits);

/// <summary>An address as MAX stores it: a name, six lines, city, state, postal code, country.</summary>
public sealed record PostalAddress
{
    /// <summary>Name, up to 64 characters (30 in older databases).</summary>
    public required string Name { get; init; }

    /// <summary>Address lines, at most 6 of up to 64 characters.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>City, up to 30 characters.</summary>
    public required string City { get; init; }

    /// <summary>State or region, up to 30 characters.</summary>
    public string? State { get; init; }

    /// <summary>Postal code, up to 30 characters.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country as the company's mapping writes it, up to 30 characters.</summary>
    public required string Country { get; init; }
}

/// <summary>A sales order as it stands in MAX.</summary>
public sealed record SalesOrder
{
    /// <summary>MAX order number, 8 characters.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Changes whenever the order does; for <see cref="SalesOrderChange.ExpectedVersion"/>.</summary>
    public string? Version { get; init; }

    /// <summary>Id of the order in the calling system, when the gateway made the order.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Customer account.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Customer purchase order.</summary>
    public required string PurchaseOrder { get; init; }

    /// <summary>The shop's order number.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary><c>open</c>, <c>hold</c>, <c>closed</c> or <c>cancelled</c>; MAX's own code when it is one that the gateway does not know.</summary>
    public required string Status { get; init; }

    /// <summary>Order date.</summary>
    public DateOnly? OrderDate { get; init; }

    /// <summary>ISO 4217 currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Ship-via code.</summary>
    public string? ShipVia { get; init; }

    /// <summary>Terms code.</summary>
    public string? Terms { get; init; }

    /// <summary>Header comments.</summary>
    public IReadOnlyList<string> Comments { get; init => field = value ?? []; } = [];

    /// <summary>Lines.</summary>
    public IReadOnlyList<SalesOrderLineState> Lines { get; init => field = value ?? []; } = [];
}

/// <summary>A line of a sales order as it stands in MAX.</summary>
public sealed record SalesOrderLineState
{
    /// <summary>Line number.</summary>
    public required int LineNumber { get; init; }

    /// <summary>Delivery within the line; the first is 1.</summary>
    public required int Delivery { get; init; }

    /// <summary>Id of the line in the calling system, when the gateway made the line.</summary>
    public string? ExternalLineId { get; init; }

    /// <summary><c>open</c>, <c>hold</c> or <c>closed</c>; MAX's own code when it is one that the gateway does not know.</summary>
    public string? Status { get; init; }

    /// <summary>Requested ship date.</summary>
    public DateOnly? RequestedDate { get; init; }

    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Ordered quantity in sales units.</summary>
    public required decimal Ordered { get; init; }

    /// <summary>Shipped quantity.</summary>
    public decimal Shipped { get; init; }

    /// <summary>Open quantity.</summary>
    public decimal Due { get; init; }

    /// <summary>Invoiced quantity.</summary>
    public decimal Invoiced { get; init; }

    /// <summary>Net price per unit.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Taxes.</summary>
    public IReadOnlyList<LineTax> Taxes { get; init => field = value ?? []; } = [];

    /// <summary>Stockroom.</summary>
    public string? Stockroom { get; init; }
}
