namespace Connector.MaxGateway.Settings;

/// <summary>
/// The points on which manuals and production code disagree, one named setting each: <c>Gateway:Companies:n:Quirks</c>.
/// Compare with an order that was entered in MAX by hand.
/// </summary>
public sealed class QuirkOptions
{
    /// <summary>What <c>FORCUR_28</c> holds.</summary>
    public ForeignValue ForeignValue { get; set; } = ForeignValue.UnitPrice;

    /// <summary>Factor between a tax amount and <c>TAX1_28</c> to <c>TAX3_28</c>: 1 as seen in production, 100 as one vendor sample implies.</summary>
    public int TaxScale { get; set; } = 1;

    /// <summary>What <c>CURR_27</c> and <c>CURR_23</c> hold.</summary>
    public CurrencySpelling CurrencySpelling { get; set; } = CurrencySpelling.MaxCode;

    /// <summary>False where the site uses <c>UDFKEY_27</c> or <c>UDFKEY_23</c> for something else; then orders are found by customer and purchase order only. Returns always need <c>UDFKEY_52</c>.</summary>
    public bool FingerprintInUserKey { get; set; } = true;

    /// <summary>Longest name or address line: 64, or 30 in older databases.</summary>
    public int AddressLength { get; set; } = 64;
}

/// <summary>What <c>FORCUR_28</c> holds.</summary>
public enum ForeignValue
{
    /// <summary>The price of one unit.</summary>
    UnitPrice,

    /// <summary>Price times quantity.</summary>
    LineTotal,
}

/// <summary>What the currency columns hold.</summary>
public enum CurrencySpelling
{
    /// <summary>The 2-character code of <c>Code_Master</c>, for example <c>US</c>.</summary>
    MaxCode,

    /// <summary>The ISO code, for example <c>USD</c>.</summary>
    Iso,
}
