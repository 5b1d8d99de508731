using Connector.Commercetools;

namespace Connector.Mapping.Feedback;

/// <summary>
/// Custom fields of the order: an order without a type gets ours; one that has a type, ours or the shop's own, gets the
/// fields that differ.
/// </summary>
internal static class OrderFieldFeedback
{
    /// <summary>Which MAX orders it is, how far they are, and when the rest is expected.</summary>
    public static void Want(FeedbackScope scope, SoldLines sold, OrderProgress progress, OrderReading reading)
    {
        if (!scope.Mapping.Json.Feedback.OrderFields) return;
        var shown = FieldValues.Texts(scope.Order.Custom, FeedbackFields.OrderFields.OrderNumbers);
        scope.OrderFieldsWanted[FeedbackFields.OrderFields.OrderNumbers] = shown.Union(scope.Input.Parts.Select(part => part.Order.OrderNumber), StringComparer.Ordinal).ToList();
        if (reading.IsOlder) return;
        scope.OrderFieldsWanted[FeedbackFields.OrderFields.Status] = OrderProgress.Text(progress.Word);
        scope.OrderFieldsWanted[FeedbackFields.OrderFields.ExpectedShipDate] = ExpectedDates.Of(sold.All.SelectMany(line => line.Lines));
    }

    /// <summary>Writes what was wanted, where it differs.</summary>
    public static void Write(FeedbackScope scope)
    {
        var custom = scope.Order.Custom;
        var missing = scope.OrderFieldsWanted.Where(field => !FieldValues.Shows(custom, field.Key, field.Value)).ToList();
        if (missing.Count == 0) return;
        if (custom is null)
        {
            scope.Actions.Add(new OrderSetCustomTypeAction
            {
                Type = new() { TypeId = "type", Key = scope.Mapping.Json.Feedback.OrderType },
                Fields = missing.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            });
        }
        else
        {
            foreach (var (name, value) in missing) scope.Actions.Add(new OrderSetCustomFieldAction { Name = name, Value = value });
        }

        scope.Done.Add($"fields {string.Join(' ', missing.Select(field => field.Key))}");
    }
}
