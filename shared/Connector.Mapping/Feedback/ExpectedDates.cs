using Connector.Commercetools;

namespace Connector.Mapping.Feedback;

/// <summary>When what is still to ship is expected: the latest requested date of the open lines; none when nothing is open.</summary>
internal static class ExpectedDates
{
    public static string? Of(IEnumerable<MaxLine> lines) =>
        lines.Where(line => line.Due > 0).Max(line => line.State.RequestedDate) is { } date ? FieldValues.Date(date) : null;

    /// <summary>Per line, with the pieces on backorder; only where the mapping asks for it (<c>feedback.lineDates</c>).</summary>
    public static void AddLines(FeedbackScope scope, SoldLines sold, OrderReading reading)
    {
        if (!scope.Mapping.Json.Feedback.LineDates || reading.IsOlder) return;
        foreach (var line in sold.All)
        {
            if (line.Item is not { } item || line.Lines.Count == 0) continue;
            var backordered = (long)Math.Ceiling(line.Pieces(line.Lines.Where(max => max.IsBackordered(scope.Input.Today)).Sum(max => max.Due)));
            Add(scope, item, new()
            {
                [FeedbackFields.LineFields.ExpectedShipDate] = Of(line.Lines),
                [FeedbackFields.LineFields.Backordered] = backordered > 0 ? backordered : null,
            });
        }
    }

    private static void Add(FeedbackScope scope, Commercetools.Models.LineItem item, Dictionary<string, object?> wanted)
    {
        var missing = wanted.Where(field => !FieldValues.Shows(item.Custom, field.Key, field.Value)).ToList();
        if (missing.Count == 0) return;
        if (item.Custom is null)
        {
            scope.Actions.Add(new OrderSetLineItemCustomTypeAction
            {
                LineItemId = item.Id,
                Type = new() { TypeId = "type", Key = scope.Mapping.Json.Feedback.LineType },
                Fields = missing.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            });
        }
        else
        {
            foreach (var (name, value) in missing) scope.Actions.Add(new OrderSetLineItemCustomFieldAction { LineItemId = item.Id, Name = name, Value = value });
        }

        scope.Done.Add($"dates of line {item.Id}");
    }
}
