namespace Connector.MaxGateway.Settings;

/// <summary>A company that the gateway serves: <c>Gateway:Companies:n</c>.</summary>
public sealed class CompanyOptions
{
    /// <summary>Name in the URL, for example <c>DE</c>: letters, digits, hyphen and underscore.</summary>
    public string Name { get; set; } = "";

    /// <summary>Connection string of the company database, for a login that may only SELECT from schema <c>connector</c>.</summary>
    public string Database { get; set; } = "";

    /// <summary>Company name as MAX knows it (argument of MAXUpdate and ETL).</summary>
    public string MaxCompany { get; set; } = "";

    /// <summary>Connection string that MAXUpdate is initialised with (system database).</summary>
    public string MaxUpdateConnection { get; set; } = "";

    /// <summary>IANA or Windows time zone of the company's dates.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>
    /// Time zone of the clock with which MAX writes <c>ModificationDate</c>: that of its database server. Null when it is
    /// the company's. A wrong one makes delta reads miss changes until the next full read.
    /// </summary>
    public string? DatabaseTimeZone { get; set; }

    /// <summary>
    /// ISO code of the currency of <c>PRICE_29</c>, the company's own. Null when <c>Code_Master</c> tells: when exactly one
    /// currency has the rate 1.
    /// </summary>
    public string? Currency { get; set; }

    /// <summary>Prefix of the account numbers that the gateway gives to new customers.</summary>
    public string AccountPrefix { get; set; } = "WEB";

    /// <summary>Stockrooms that are nettable in MAX and yet not sold from, such as staging or inspection: their stock is left out.</summary>
    public IReadOnlyList<string> UnsellableStockrooms { get; set; } = [];

    /// <summary>
    /// True where credit memos may be entered as sales orders of type CR. Off by default: goods and money go back under
    /// people's eyes unless finance decides otherwise.
    /// </summary>
    public bool CreditMemos { get; set; }

    /// <summary>What the gateway fills in where neither caller, customer nor part has a value.</summary>
    public CompanyDefaults Defaults { get; set; } = new();

    /// <summary>The points on which sources about MAX conflict: settle them on site.</summary>
    public QuirkOptions Quirks { get; set; } = new();
}
