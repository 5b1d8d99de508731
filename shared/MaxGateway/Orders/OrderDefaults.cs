using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// What MAX's order screen would fill in, and MAXUpdate does not: first the caller's value, then the customer's or
/// part's, then the company's default.
/// </summary>
internal static class OrderDefaults
{
    public static SalesOrderHeaderDefaults Header(SalesOrderRequest order, string fingerprint, CustomerRow customer, MaxCodes codes, CompanyOptions company)
    {
        var currency = codes.Currency(order.Currency);
        return new SalesOrderHeaderDefaults
        {
            UdfKey = company.Quirks.FingerprintInUserKey ? fingerprint : null,
            Terms = customer.Terms.NullIfEmpty() ?? company.Defaults.Terms.NullIfEmpty(),
            ShipVia = customer.ShipVia.NullIfEmpty() ?? company.Defaults.ShipVia.NullIfEmpty(),
            SalesRep = customer.SalesRep.NullIfEmpty() ?? company.Defaults.SalesRep.NullIfEmpty(),
            Fob = company.Defaults.Fob.NullIfEmpty(),
            Taxable = customer.Taxable.NullIfEmpty() ?? "Y",
            TaxCodes = customer.TaxCodes,
            CurrencyCode = company.Quirks.CurrencySpelling == CurrencySpelling.MaxCode ? currency?.Code : order.Currency,
            ExchangeRate = currency is { ExchangeRate: not 0 } ? currency.ExchangeRate : 1,
            FixedOrVariableRate = order.ExchangeRate is null ? "V" : "F",
            GlReference = company.Defaults.GlReference.NullIfEmpty(),
            TaxScale = company.Quirks.TaxScale,
        };
    }

    public static SalesOrderLineDefaults Line(SalesOrderRequest order, SalesOrderLine line, PartRow part, CustomerRow customer, CompanyOptions company) => new()
    {
        HoldStatus = order.CreditHold == CreditHold.Hold && customer.OnHold ? "H" : "R",
        Unit = part.SalesUnit.NullIfEmpty() ?? part.StockUnit.NullIfEmpty(),
        Stockroom = part.SalesStockroom.NullIfEmpty() ?? part.Stockroom.NullIfEmpty() ?? company.Defaults.Stockroom.NullIfEmpty(),
        Cost = part.Cost,
        GlReference = part.GlReference.NullIfEmpty() ?? company.Defaults.GlReference.NullIfEmpty(),
        Taxable = part.Taxable.NullIfEmpty() ?? customer.Taxable.NullIfEmpty() ?? "Y",
        ForeignValue = company.Quirks.ForeignValue == ForeignValue.LineTotal ? line.NetTotal : line.UnitPrice,
        TaxScale = company.Quirks.TaxScale,
    };
}
