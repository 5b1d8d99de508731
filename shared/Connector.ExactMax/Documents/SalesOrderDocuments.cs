using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Documents;

/// <summary>
/// Writes a sales order as eMAXExact documents: one <c>SO_Master</c> and one <c>SO_Detail</c> per line, since MAXUpdate
/// takes one record per call. Amounts are copied as they stand; nothing is rounded, cut or computed here.
/// </summary>
public static class SalesOrderDocuments
{
    private const int MostTaxes = 3;

    /// <summary>The order header for <c>AddSOXML</c>.</summary>
    /// <param name="order">The order.</param>
    /// <param name="defaults">What MAX's screen would fill in; null writes only what the order says.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string Header(SalesOrderRequest order, SalesOrderHeaderDefaults? defaults = null) => HeaderRecord(order, defaults).ToXml();

    /// <summary>The header's columns with their texts, as <see cref="Header"/> writes them.</summary>
    /// <inheritdoc cref="Header"/>
    public static IReadOnlyDictionary<string, string> HeaderColumns(SalesOrderRequest order, SalesOrderHeaderDefaults? defaults = null) =>
        HeaderRecord(order, defaults).Columns();

    /// <summary>A header as its columns say, for <c>ChangeSalesOrderXML</c>, which takes the new record and the old one.</summary>
    /// <param name="columns">All columns that are known, with their texts; what stays out, MAX would leave undefined.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string HeaderOf(IReadOnlyDictionary<string, string> columns) => MaxRecord.Of("SO_Master", columns).ToXml();

    /// <summary>A line as its columns say, for <c>ChangeSalesOrderLineItemXML</c>.</summary>
    /// <inheritdoc cref="HeaderOf"/>
    public static string LineOf(IReadOnlyDictionary<string, string> columns) => MaxRecord.Of("SO_Detail", columns).ToXml();

    private static MaxRecord HeaderRecord(SalesOrderRequest order, SalesOrderHeaderDefaults? defaults)
    {
        defaults ??= new SalesOrderHeaderDefaults();
        return new MaxRecord("SO_Master")
            .Text("ORDNUM_27", defaults.OrderNumber ?? "")
            .Text("CUSTID_27", order.CustomerId)
            .Text("STYPE_27", defaults.Type)
            .Text("STATUS_27", defaults.Status)
            .Text("CUSTPO_27", order.PurchaseOrder)
            .Text("ORDID_27", order.OrderedBy)
            .Date("ORDDTE_27", order.OrderDate)
            .Text("SHPCDE_27", defaults.ShipToCode)
            .Text("REP1_27", order.SalesRep ?? defaults.SalesRep)
            .Number("SPLIT1_27", order.Commission ?? defaults.Commission)
            .Text("TERMS_27", order.Terms ?? defaults.Terms)
            .Text("SHPVIA_27", order.ShipVia ?? defaults.ShipVia)
            .Text("FOB_27", order.Fob ?? defaults.Fob)
            .Numbered("TAXCD", "_27", MostTaxes, HeaderTaxCodes(order, defaults))
            .Numbered("COMNT", "_27", 3, order.Comments)
            .Text("INVCE_27", "N")
            .Text("REASON_27", defaults.Reason)
            .Address("_27", order.ShipTo)
            .Text("TAXABL_27", defaults.Taxable)
            .Number("EXCRTE_27", order.ExchangeRate ?? defaults.ExchangeRate)
            .Text("FIXVAR_27", defaults.FixedOrVariableRate)
            .Text("CURR_27", defaults.CurrencyCode ?? order.Currency)
            .Number("TTAX_27", order.Totals.Tax * defaults.TaxScale)
            .Text("GLXREF_27", order.GlReference ?? defaults.GlReference)
            .Text("UDFKEY_27", defaults.UdfKey)
            .Text("UDFREF_27", order.ExternalNumber);
    }

    /// <summary>A line for <c>AddSOLineItemXML</c>.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">One of its lines.</param>
    /// <param name="orderNumber">The number that MAX gave the header; null leaves it blank (preview).</param>
    /// <param name="defaults">What MAX's screen would fill in; null writes only what the line says.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string Line(SalesOrderRequest order, SalesOrderLine line, string? orderNumber = null, SalesOrderLineDefaults? defaults = null) =>
        LineRecord(order, line, orderNumber, defaults).ToXml();

    /// <summary>The line's columns with their texts, as <see cref="Line"/> writes them.</summary>
    /// <inheritdoc cref="Line"/>
    public static IReadOnlyDictionary<string, string> LineColumns(
        SalesOrderRequest order, SalesOrderLine line, string? orderNumber = null, SalesOrderLineDefaults? defaults = null) =>
        LineRecord(order, line, orderNumber, defaults).Columns();

    private static MaxRecord LineRecord(SalesOrderRequest order, SalesOrderLine line, string? orderNumber, SalesOrderLineDefaults? defaults)
    {
        defaults ??= new SalesOrderLineDefaults();
        var due = line.RequestedDate ?? order.RequestedDate ?? order.OrderDate;
        var record = new MaxRecord("SO_Detail")
            .Text("ORDNUM_28", orderNumber ?? "")
            .Text("LINNUM_28", TwoDigits("LINNUM_28", line.LineNumber))
            .Text("DELNUM_28", TwoDigits("DELNUM_28", line.Delivery))
            .Text("STATUS_28", defaults.Status)
            .Text("STYPE_28", defaults.Type)
            .Text("CUSTID_28", order.CustomerId)
            .Text("PRTNUM_28", line.Part)
            .Number("CURQTY_28", line.Quantity)
            .Number("ORGQTY_28", line.Quantity)
            .Number("DUEQTY_28", line.Quantity)
            .Number("SHPQTY_28", 0)
            .Number("BCKQTY_28", 0)
            .Number("INVQTY_28", 0)
            .Date("CURDUE_28", due)
            .Date("ORGDUE_28", due)
            .Date("CUSDUE_28", due)
            .Text("SLSUOM_28", line.Unit ?? defaults.Unit)
            .Number("PRICE_28", line.UnitPrice)
            .Number("ORGPRC_28", line.ListPrice ?? line.UnitPrice)
            .Number("DISC_28", line.DiscountPercent)
            .Number("FORCUR_28", defaults.ForeignValue ?? line.UnitPrice)
            .Number("COST_28", defaults.Cost)
            .Text("STK_28", line.Stockroom ?? defaults.Stockroom)
            .Text("HSTAT_28", defaults.HoldStatus)
            .Text("TAXABL_28", defaults.Taxable);
        return AddTaxes(record, line.Taxes, defaults)
            // The price was agreed in the shop: MAX must not look up its own.
            .Text("MANPRC_28", "Y")
            .Text("REFRNC_28", line.Reference ?? line.CustomerPart)
            .Text("GLXREF_28", order.GlReference ?? defaults.GlReference)
            .Text("UDFKEY_28", defaults.UdfKey);
    }

    /// <summary>All documents of an order without defaults: the header, then its lines. What <c>preview</c> prints.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The documents in the order in which MAX gets them.</returns>
    public static IReadOnlyList<MaxDocument> All(SalesOrderRequest order) =>
    [
        new MaxDocument("SO_Master", Header(order)),
        .. order.Lines.Select(line => new MaxDocument("SO_Detail", Line(order, line))),
    ];

    /// <summary>The header names the codes that its lines use, as far as they fit its three columns.</summary>
    private static IReadOnlyList<string> HeaderTaxCodes(SalesOrderRequest order, SalesOrderHeaderDefaults defaults)
    {
        var codes = order.Lines.SelectMany(line => line.Taxes).Select(tax => tax.Code).Distinct(StringComparer.Ordinal).ToArray();
        return codes.Length is > 0 and <= MostTaxes ? codes : defaults.TaxCodes;
    }

    /// <summary>All three codes and amounts are always written: what stays out, MAX would leave undefined.</summary>
    private static MaxRecord AddTaxes(MaxRecord record, IReadOnlyList<LineTax> taxes, SalesOrderLineDefaults defaults)
    {
        var all = taxes.Count > 0 ? taxes : defaults.TaxCodes.Select(code => new LineTax(code, 0)).ToArray();
        if (all.Count > MostTaxes)
            throw new InvalidMaxValueException("TAXCDE1_28", $"{all.Count} taxes, but MAX has {MostTaxes} columns.");
        for (var i = 0; i < MostTaxes; i++)
            record.Text($"TAXCDE{i + 1}_28", i < all.Count ? all[i].Code : "");
        for (var i = 0; i < MostTaxes; i++)
            record.Number($"TAX{i + 1}_28", i < all.Count ? all[i].Amount * defaults.TaxScale : 0);
        return record;
    }

    /// <summary>A line or delivery number as MAX writes it, for example <c>07</c>.</summary>
    /// <param name="column">For the message.</param>
    /// <param name="number">1 to 99.</param>
    /// <returns>Two digits.</returns>
    /// <exception cref="InvalidMaxValueException">The number is not between 1 and 99.</exception>
    public static string TwoDigits(string column, int number) =>
        number is >= 1 and <= 99
            ? number.ToString("00", CultureInfo.InvariantCulture)
            : throw new InvalidMaxValueException(column, $"{number} is not between 1 and 99.");
}
