using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Returns;

/// <summary>
/// The order that a credit memo becomes: account, address, currency and its rate, terms, sales representative, tax codes and
/// ledger references are those of the order that it credits, as they stand there.
/// </summary>
internal static class CreditMemoOrder
{
    public static SalesOrderRequest Of(CreditMemoRequest request, OrderRecord credited, MaxCodes codes, CompanyOptions company, string fingerprint)
    {
        var header = credited.Header;
        return new SalesOrderRequest
        {
            ExternalId = request.ExternalId, CustomerId = header["CUSTID_27"], PurchaseOrder = request.InvoiceNumber.NullIfEmpty() ?? request.OrderNumber,
            OrderedBy = request.ReturnNumber.NullIfEmpty(), OrderDate = request.Date, Currency = Currency(header["CURR_27"], codes, company), ShipTo = ShipTo(header),
            // Several credit memos may correct one invoice with the same goods: where the user key is not ours, this tells them apart.
            ExternalNumber = company.Quirks.FingerprintInUserKey ? header["UDFREF_27"].NullIfEmpty() : fingerprint,
            // An account on hold gets its credit too; people release the lines.
            CreditHold = CreditHold.Hold,
            Lines = request.Lines, Totals = request.Totals,
        };
    }

    /// <summary>The header's document.</summary>
    public static string Header(CreditMemoContext memo, CompanyOptions company, string fingerprint)
    {
        var credited = memo.Credited.Header;
        return SalesOrderDocuments.Header(memo.Order, new SalesOrderHeaderDefaults
        {
            Type = OrderType.Credit.Code,
            UdfKey = company.Quirks.FingerprintInUserKey ? fingerprint : null,
            ShipToCode = credited["SHPCDE_27"].NullIfEmpty(),
            Terms = credited["TERMS_27"].NullIfEmpty(),
            ShipVia = credited["SHPVIA_27"].NullIfEmpty(),
            SalesRep = credited["REP1_27"].NullIfEmpty(),
            Commission = credited.Number("SPLIT1_27") is not 0 and var commission ? commission : null,
            Fob = credited["FOB_27"].NullIfEmpty(),
            Taxable = credited["TAXABL_27"].NullIfEmpty(),
            TaxCodes = [.. Enumerable.Range(1, 3).Select(column => credited[$"TAXCD{column}_27"]).Where(code => code.Length > 0)],
            CurrencyCode = credited["CURR_27"],
            ExchangeRate = credited.Number("EXCRTE_27"),
            FixedOrVariableRate = credited["FIXVAR_27"].NullIfEmpty(),
            GlReference = credited["GLXREF_27"].NullIfEmpty() ?? company.Defaults.GlReference.NullIfEmpty(),
            Reason = memo.Request.Reason,
            TaxScale = company.Quirks.TaxScale,
        });
    }

    /// <summary>A line's document; null when its customer or part is gone from MAX.</summary>
    public static string? Line(CreditMemoContext memo, SalesOrderLine line, string number, CompanyOptions company)
    {
        if (memo.Max.Customer is not { } customer || !memo.Max.Parts.TryGetValue(line.Part, out var part))
            return null;
        var defaults = OrderDefaults.Line(memo.Order, line, part, customer, company) with { Type = OrderType.Credit.Code };
        // What it was sold as, it is credited as.
        if (memo.Credited.Lines.FirstOrDefault(sold => sold.Columns["PRTNUM_28"] == line.Part && !sold.Cancelled)?.Columns is { } sold)
        {
            defaults = defaults with
            {
                Unit = sold["SLSUOM_28"].NullIfEmpty() ?? defaults.Unit,
                Stockroom = sold["STK_28"].NullIfEmpty() ?? defaults.Stockroom,
                Cost = sold.Number("COST_28"),
                GlReference = sold["GLXREF_28"].NullIfEmpty() ?? defaults.GlReference,
                Taxable = sold["TAXABL_28"].NullIfEmpty() ?? defaults.Taxable,
            };
        }
        return SalesOrderDocuments.Line(memo.Order, line, number, defaults);
    }

    // A blank currency is the company's own.
    private static string Currency(string stored, MaxCodes codes, CompanyOptions company) =>
        codes.Iso(stored) ?? (stored.Length == 0 ? company.Currency ?? codes.OwnCurrency : null) ?? stored;

    private static PostalAddress ShipTo(IReadOnlyDictionary<string, string> header) => new()
    {
        Name = header["NAME_27"],
        // A blank line between two others is part of the address; blank lines at the end are padding.
        Lines = [.. Enumerable.Range(1, 6).Select(number => header[$"ADDR{number}_27"]).Reverse().SkipWhile(line => line.Length == 0).Reverse()],
        City = header["CITY_27"], State = header["STATE_27"].NullIfEmpty(), PostalCode = header["ZIPCD_27"].NullIfEmpty(), Country = header["CNTRY_27"],
    };
}
