using System.Text.Json;

namespace Connector.Mapping.Feedback;

/// <summary>
/// Whether this reading of MAX may be older than what the order shows: it lacks a MAX order or an invoice that the order
/// shows, or the order was further. What only the last reading can tell (expected dates, sums of invoices) then stays.
/// </summary>
internal sealed class OrderReading
{
    private OrderReading(bool lacksOrders, bool isOlder, string? shownStatus) => (LacksOrders, IsOlder, ShownStatus) = (lacksOrders, isOlder, shownStatus);

    /// <summary>A MAX order is missing, so that the progress of the whole is not known.</summary>
    public bool LacksOrders { get; }

    public bool IsOlder { get; }

    /// <summary>What <c>maxStatus</c> says now.</summary>
    public string? ShownStatus { get; }

    public static OrderReading Of(FeedbackScope scope, OrderProgress progress)
    {
        var (parts, custom) = (scope.Input.Parts, scope.Order.Custom);
        var orders = parts.Select(part => part.Order.OrderNumber).ToHashSet(StringComparer.Ordinal);
        var invoices = parts.SelectMany(part => part.Invoices).Select(invoice => invoice.InvoiceNumber).ToHashSet(StringComparer.Ordinal);
        var lacksOrders = parts.Count == 0 || !FieldValues.Texts(custom, FeedbackFields.OrderFields.OrderNumbers).All(orders.Contains);
        var shown = FieldValues.Text(custom, FeedbackFields.OrderFields.Status);
        var wasFurther = !scope.Mapping.Json.Statuses.AllowBackwards && OrderProgress.Rank(OrderProgress.Text(progress.Word)) < OrderProgress.Rank(shown);
        return new(lacksOrders, lacksOrders || wasFurther || !FieldValues.Texts(custom, FeedbackFields.OrderFields.InvoiceNumbers).All(invoices.Contains), shown);
    }
}
