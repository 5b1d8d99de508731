using System.Globalization;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Feedback;

/// <summary>Invoices of all MAX orders of the order: numbers, last dates, sums and links as fields of the order. Amounts are MAX's own.</summary>
internal static class InvoiceFeedback
{
    public static void Add(FeedbackScope scope, OrderProgress progress, OrderReading reading)
    {
        // One invoice may cover several MAX orders; then each of them tells it.
        var invoices = scope.Input.Parts.SelectMany(part => part.Invoices).DistinctBy(invoice => invoice.InvoiceNumber, StringComparer.Ordinal).ToList();
        var rules = scope.Mapping.Json.Feedback.Invoices;
        if (invoices.Count == 0 || !rules.Fields || !Check(scope, invoices)) return;
        var shown = FieldValues.Texts(scope.Order.Custom, FeedbackFields.OrderFields.InvoiceNumbers);
        // A reading that lacks an invoice which the order shows is older; the next one tells what it has that is new.
        if (!shown.All(number => invoices.Exists(invoice => invoice.InvoiceNumber == number))) return;
        foreach (var invoice in invoices.Where(invoice => !shown.Contains(invoice.InvoiceNumber))) scope.Done.Add($"invoice {invoice.InvoiceNumber}");
        if (rules.CustomObjects) InvoiceObjects.Add(scope, invoices, progress, reading);

        var wanted = scope.OrderFieldsWanted;
        wanted[FeedbackFields.OrderFields.InvoiceNumbers] = invoices.ConvertAll(invoice => invoice.InvoiceNumber);
        wanted[FeedbackFields.OrderFields.InvoiceDate] = FieldValues.Date(invoices.Max(invoice => invoice.Date));
        if (invoices.Max(invoice => invoice.DueDate) is { } due) wanted[FeedbackFields.OrderFields.InvoiceDueDate] = FieldValues.Date(due);
        wanted[FeedbackFields.OrderFields.InvoiceNet] = Sum(scope, invoices.Sum(invoice => invoice.Net));
        wanted[FeedbackFields.OrderFields.InvoiceTax] = Sum(scope, invoices.Sum(invoice => invoice.Tax));
        if (Links(scope.Order, invoices) is { Count: > 0 } links) wanted[FeedbackFields.OrderFields.InvoiceLinks] = links;
    }

    // A reading from before the last link was told says nothing new.
    private static List<string> Links(Order order, List<Invoice> invoices)
    {
        List<string> links = [.. invoices.Where(invoice => invoice.DocumentUrl is not null).Select(invoice => invoice.DocumentUrl!).Distinct(StringComparer.Ordinal)];
        var shown = FieldValues.Texts(order.Custom, FeedbackFields.OrderFields.InvoiceLinks);
        return links.All(shown.Contains) ? [] : links;
    }

    private static Money Sum(FeedbackScope scope, decimal amount)
    {
        var total = scope.Order.TotalPrice;
        return new() { CurrencyCode = total.CurrencyCode, FractionDigits = total.FractionDigits, CentAmount = Coins.Of(amount, total.FractionDigits) };
    }

    private static bool Check(FeedbackScope scope, List<Invoice> invoices)
    {
        var (before, total) = (scope.Problems.Count, scope.Order.TotalPrice);
        foreach (var invoice in invoices)
        {
            if (invoice.Currency != total.CurrencyCode)
            {
                scope.Report(ProblemCode.InvoiceCurrency, "totalPrice.currencyCode", invoice.Currency, $"Invoice {invoice.InvoiceNumber} is in {invoice.Currency}, the order in {total.CurrencyCode}; amounts are not converted. Correct the invoice in MAX, or set in mapping.json: feedback.invoices.fields: false to do without invoices, then replay.");
                continue;
            }

            foreach (var (name, amount) in (ReadOnlySpan<(string, decimal)>)[("net", invoice.Net), ("tax", invoice.Tax)])
                if (Math.Round(amount, total.FractionDigits) != amount)
                    scope.Report(ProblemCode.InvoiceAmount, $"invoices.{name}", amount.ToString("G29", CultureInfo.InvariantCulture), $"Invoice {invoice.InvoiceNumber} has a {name} amount of more decimals than {total.CurrencyCode} has ({total.FractionDigits}); it is not rounded. Correct the invoice in MAX, or set in mapping.json: feedback.invoices.fields: false to do without invoices, then replay.");
        }

        return scope.Problems.Count == before;
    }
}
