using System.Text.Json;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Feedback;

/// <summary>
/// A custom object per invoice. What stands in it is not read, so it is put when the order's fields show that something is
/// new: the number, the link, or that the whole order is now paid (then all are put again, with their days of payment).
/// </summary>
internal static class InvoiceObjects
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static void Add(FeedbackScope scope, List<Invoice> invoices, OrderProgress progress, OrderReading reading)
    {
        var numbers = FieldValues.Texts(scope.Order.Custom, FeedbackFields.OrderFields.InvoiceNumbers);
        var links = FieldValues.Texts(scope.Order.Custom, FeedbackFields.OrderFields.InvoiceLinks);
        var isNowPaid = progress.Is(Progress.Paid) && !reading.IsOlder && reading.ShownStatus != OrderProgress.Text(Progress.Paid);
        foreach (var invoice in invoices)
        {
            var isNew = !numbers.Contains(invoice.InvoiceNumber) || (invoice.DocumentUrl is { } link && !links.Contains(link));
            if (isNew || isNowPaid) scope.CustomObjects.Add(new(scope.Mapping.Json.Feedback.Invoices.Container, Key(scope, invoice), Value(scope, invoice)));
        }
    }

    // Keys have letters, digits, _ and -; what else a number has is written as its code, so that two numbers stay two.
    private static string Key(FeedbackScope scope, Invoice invoice) =>
        $"{scope.Input.Company}-{string.Concat(invoice.InvoiceNumber.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-' ? $"{sign}" : $"_{(int)sign:x2}"))}";

    private static JsonElement Value(FeedbackScope scope, Invoice invoice) => JsonSerializer.SerializeToElement(
        new
        {
            scope.Input.Company,
            OrderId = scope.Order.Id,
            scope.Order.OrderNumber,
            MaxOrderNumbers = scope.Input.Parts.Where(part => part.Invoices.Any(own => own.InvoiceNumber == invoice.InvoiceNumber)).Select(part => part.Order.OrderNumber),
            invoice.InvoiceNumber,
            Date = FieldValues.Date(invoice.Date),
            DueDate = invoice.DueDate is { } due ? FieldValues.Date(due) : null,
            invoice.Currency,
            Net = DecimalText.Format(invoice.Net),
            Tax = DecimalText.Format(invoice.Tax),
            Gross = DecimalText.Format(invoice.Net + invoice.Tax),
            invoice.DocumentUrl,
            PaidOn = invoice.PaidOn is { } paid ? FieldValues.Date(paid) : null,
            Lines = invoice.Lines.Select(line => new
            {
                line.LineNumber,
                line.Delivery,
                LineId = line.ExternalLineId,
                line.Part,
                Quantity = DecimalText.Format(line.Quantity),
                UnitPrice = DecimalText.Format(line.UnitPrice),
            }),
        },
        Json);
}
