namespace Connector.MaxGateway.Settings;

/// <summary>Values of last resort: <c>Gateway:Companies:n:Defaults</c>.</summary>
public sealed class CompanyDefaults
{
    /// <summary>General ledger reference of headers and lines, <c>GLXREF_27</c> and <c>GLXREF_28</c>.</summary>
    public string GlReference { get; set; } = "";

    /// <summary>Sales representative, <c>REP1_27</c>.</summary>
    public string SalesRep { get; set; } = "";

    /// <summary>Terms code, <c>TERMS_27</c>.</summary>
    public string Terms { get; set; } = "";

    /// <summary>Ship-via code, <c>SHPVIA_27</c>.</summary>
    public string ShipVia { get; set; } = "";

    /// <summary>Stockroom, <c>STK_28</c>.</summary>
    public string Stockroom { get; set; } = "";

    /// <summary>Free on board, <c>FOB_27</c>.</summary>
    public string Fob { get; set; } = "";

    /// <summary>Customer type of new accounts without a template, <c>CUSTYP_23</c>.</summary>
    public string CustomerType { get; set; } = "";
}
