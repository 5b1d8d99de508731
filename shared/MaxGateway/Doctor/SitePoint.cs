using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>A point on which manuals and production code about MAX disagree, or are silent.</summary>
/// <param name="Question">What to find out.</param>
/// <param name="DecidedBy">The setting, the view or the procedure that decides it.</param>
/// <param name="Value">What is decided now; null where it is not a value.</param>
public sealed record SitePoint(string Question, string DecidedBy, string? Value)
{
    internal static IEnumerable<SitePoint> Of(GatewayOptions options) =>
    [
        .. options.Companies.SelectMany((company, index) => OfCompany(company, $"Gateway:Companies:{index}")),
        new("Does ModificationDate change with every change of stock, orders, prices and parts? Change one of each in MAX and read the feeds.",
            "views connector.stock_changes, items_changes, prices_changes and order_changes; full reads catch what they miss", null),
        new("Are the stockrooms to sell from those whose NETFLG_06 is Y and that hold no consigned or quarantined goods? ONHAND_01 and NONNET_01 are not used: sources disagree on whether one holds the other.",
            "view connector.stock and Gateway:Companies:n:UnsellableStockrooms", null),
        new("Is demand what is due on open order lines times SLSCNV_29? QTYCOM_29 is not used: its unit is not documented.", "view connector.stock_entries", null),
        new("Which statuses are open? Orders count as open with 1, 2 and 3, supply with 3 and 4; the meaning of 1, 2 and 5 is not documented.",
            "views connector.stock_entries and connector.supply", null),
        new("Does AddSOXML return the order number, and a blank when it refuses? The manual says so, one program in use reads it the other way round.",
            "one test order at the sandbox company, compared with MAX", null),
        new("Does MAXUpdate read decimals with a point? It may follow the regional settings of the account.",
            "regional settings of the service account: decimal point; one test order with a price of 12.34", null),
        new("Where are carrier and tracking numbers? MAX has no column for them on orders.", "view connector.tracking", null),
        new("Where are invoice documents, and the day of payment?", "view connector.invoice_details", null),
        new("Are there transfers that MAX has not booked yet?", "view connector.pending_transfers", null),
    ];

    private static IEnumerable<SitePoint> OfCompany(CompanyOptions company, string key)
    {
        var quirks = company.Quirks;
        yield return new($"{company.Name}: does FORCUR_28 of a line with quantity 2 hold the price of one unit or of both?", $"{key}:Quirks:ForeignValue", $"{quirks.ForeignValue}");
        yield return new($"{company.Name}: is a tax of 3.30 stored as 3.30 in TAX1_28, or scaled?", $"{key}:Quirks:TaxScale", $"{quirks.TaxScale}");
        yield return new($"{company.Name}: does CURR_27 hold MAX's two-character code or the ISO code?", $"{key}:Quirks:CurrencySpelling", $"{quirks.CurrencySpelling}");
        yield return new($"{company.Name}: are UDFKEY_27 and UDFKEY_23 free for the connector?", $"{key}:Quirks:FingerprintInUserKey", $"{quirks.FingerprintInUserKey}");
        yield return new($"{company.Name}: are name and address columns 64 or 30 characters long?", $"{key}:Quirks:AddressLength", $"{quirks.AddressLength}");
        yield return new($"{company.Name}: does AddSOXML take credit memos (STYPE CR), and does finance want them from here?", $"{key}:CreditMemos", $"{company.CreditMemos}");
        yield return new($"{company.Name}: in which time zone does MAX date its changes?", $"{key}:DatabaseTimeZone", company.DatabaseTimeZone ?? $"{company.TimeZone} (as TimeZone)");
    }
}
