namespace Connector.ExactMax.Documents;

/// <summary>
/// What MAX's own screen would fill in an order line from the part, and MAXUpdate does not. The request's own values
/// win. Null leaves the column out.
/// </summary>
public sealed record SalesOrderLineDefaults
{
    /// <summary>Order type, <c>STYPE_28</c>, as in the header.</summary>
    public string Type { get; init; } = "CU";

    /// <summary>Status, <c>STATUS_28</c>: 3 open, 4 closed.</summary>
    public string Status { get; init; } = "3";

    /// <summary>Hold status, <c>HSTAT_28</c>: R released, H hold, C cleared.</summary>
    public string HoldStatus { get; init; } = "R";

    /// <summary>Fingerprint by which the line is found again, <c>UDFKEY_28</c>, 15 characters.</summary>
    public string? UdfKey { get; init; }

    /// <summary>Sales unit of the part.</summary>
    public string? Unit { get; init; }

    /// <summary>Stockroom that the part ships from.</summary>
    public string? Stockroom { get; init; }

    /// <summary>Cost of the part, <c>COST_28</c>.</summary>
    public decimal? Cost { get; init; }

    /// <summary>General ledger reference, <c>GLXREF_28</c>.</summary>
    public string? GlReference { get; init; }

    /// <summary>Taxable flag of the part, <c>TAXABL_28</c>: Y or N.</summary>
    public string? Taxable { get; init; }

    /// <summary>Tax codes of the part, at most 3; used with amount 0 when the line names none.</summary>
    public IReadOnlyList<string> TaxCodes { get; init; } = [];

    /// <summary>Value of <c>FORCUR_28</c>; null means the unit price. One vendor sample holds price times quantity: settle on site.</summary>
    public decimal? ForeignValue { get; init; }

    /// <summary>Factor of the tax amounts: 1 as seen in production, 100 as one vendor sample implies; settle on site.</summary>
    public int TaxScale { get; init; } = 1;
}
