namespace Connector.ExactMax.Documents;

/// <summary>
/// What MAX's own screen would fill in an order header from the customer and the company, and MAXUpdate does not. The
/// request's own values win. Null leaves the column out.
/// </summary>
public sealed record SalesOrderHeaderDefaults
{
    /// <summary>Order number to ask for, <c>ORDNUM_27</c>; null lets MAX number the order.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Order type, <c>STYPE_27</c>: CU customer order, CR credit memo, QT quote.</summary>
    public string Type { get; init; } = "CU";

    /// <summary>Status, <c>STATUS_27</c>: 3 open, 4 closed.</summary>
    public string Status { get; init; } = "3";

    /// <summary>Fingerprint of the request, <c>UDFKEY_27</c> (indexed, 15 characters), by which an order is found again.</summary>
    public string? UdfKey { get; init; }

    /// <summary>Ship-to of the customer, <c>SHPCDE_27</c>.</summary>
    public string? ShipToCode { get; init; }

    /// <summary>Terms of the customer.</summary>
    public string? Terms { get; init; }

    /// <summary>Ship-via of the customer.</summary>
    public string? ShipVia { get; init; }

    /// <summary>Sales representative of the customer.</summary>
    public string? SalesRep { get; init; }

    /// <summary>Commission share of the representative in percent.</summary>
    public decimal? Commission { get; init; }

    /// <summary>Free on board.</summary>
    public string? Fob { get; init; }

    /// <summary>Taxable flag of the customer, <c>TAXABL_27</c>: Y or N.</summary>
    public string? Taxable { get; init; }

    /// <summary>Tax codes of the customer, at most 3; used when the lines name none, or more than the header holds.</summary>
    public IReadOnlyList<string> TaxCodes { get; init; } = [];

    /// <summary>The currency as MAX writes it, <c>CURR_27</c>; null writes the request's ISO 4217 code.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Exchange rate of the currency, <c>EXCRTE_27</c>.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>F for a fixed or V for a variable rate, <c>FIXVAR_27</c>.</summary>
    public string? FixedOrVariableRate { get; init; }

    /// <summary>General ledger reference.</summary>
    public string? GlReference { get; init; }

    /// <summary>Reason code, <c>REASON_27</c>.</summary>
    public string? Reason { get; init; }
}
