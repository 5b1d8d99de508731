using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Fulfilment;

/// <summary>Invoices and their lines, amounts as MAX has them.</summary>
internal static class Invoicing
{
    public static IReadOnlyList<Invoice> Of(SalesOrder order, IReadOnlyList<InvoiceRow> invoices, IReadOnlyList<InvoiceLineRow> lines, MaxCodes codes) =>
        [.. invoices.Where(invoice => invoice.OrderNumber == order.OrderNumber).DistinctBy(invoice => invoice.InvoiceNumber).Select(invoice => Of(order, invoice, lines, codes))];

    public static DateOnly Date(InvoiceRow invoice) =>
        MaxDates.Parse(invoice.InvoiceDate) ?? throw new InvalidDataException($"Invoice {invoice.InvoiceNumber} has no INVDTE_31: date it in MAX.");

    public static IReadOnlyList<InvoiceLine> Lines(InvoiceRow invoice, IReadOnlyList<InvoiceLineRow> lines, Func<InvoiceLineRow, string?> externalLine) =>
        [.. lines.Where(line => line.OrderNumber == invoice.OrderNumber && line.InvoiceNumber == invoice.InvoiceNumber).Select(line => new InvoiceLine
        {
            LineNumber = line.LineNumber, Delivery = line.Delivery, ExternalLineId = externalLine(line), Part = line.Part, Quantity = line.Quantity, UnitPrice = line.UnitPrice,
        })];

    private static Invoice Of(SalesOrder order, InvoiceRow invoice, IReadOnlyList<InvoiceLineRow> lines, MaxCodes codes) => new()
    {
        InvoiceNumber = invoice.InvoiceNumber, Date = Date(invoice), DueDate = invoice.DueDays is { } days ? Date(invoice).AddDays(days) : null,
        Currency = codes.Iso(invoice.CurrencyCode) ?? invoice.CurrencyCode, Net = invoice.Net, Tax = invoice.Tax, DocumentUrl = invoice.DocumentUrl.NullIfEmpty(), PaidOn = MaxDates.Parse(invoice.PaidOn),
        Lines = Lines(invoice, lines, line => order.ExternalLine(line.LineNumber, line.Delivery)),
    };
}
