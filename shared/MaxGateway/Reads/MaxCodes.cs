namespace Connector.MaxGateway.Reads;

/// <summary>The code tables of a company: small, read as a whole.</summary>
internal sealed class MaxCodes(IReadOnlyList<CodeRow> codes, IReadOnlySet<string> taxCodes, IReadOnlySet<string> stockrooms)
{
    public bool HasTerms(string code) => Has("TERM", code);

    public bool HasShipVia(string code) => Has("SHIP", code);

    public bool HasReason(string code) => Has("REAS", code);

    public bool HasTaxCode(string code) => taxCodes.Contains(code);

    public bool HasStockroom(string stockroom) => stockrooms.Contains(stockroom);

    public IReadOnlyList<string> Currencies =>
        [.. codes.Where(code => code.Kind == "CURR").Select(code => code.IsoCurrency).Where(iso => iso.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    public CodeRow? Currency(string iso) => codes.FirstOrDefault(code => code.Kind == "CURR" && code.IsoCurrency == iso);

    /// <summary>ISO code of what a currency column holds, which is MAX's own code at some sites and ISO at others.</summary>
    public string? Iso(string stored) => codes.FirstOrDefault(code => code.Kind == "CURR" && (code.Code == stored || code.IsoCurrency == stored))?.IsoCurrency;

    /// <summary>The company's own currency, the only one with the rate 1; null when several have it, or none.</summary>
    public string? OwnCurrency =>
        codes.Where(code => code.Kind == "CURR" && code.IsoCurrency.Length > 0 && code.ExchangeRate == 1).Select(code => code.IsoCurrency).Distinct().ToList() is [var own] ? own : null;

    private bool Has(string kind, string code) => codes.Any(row => row.Kind == kind && row.Code == code);
}
