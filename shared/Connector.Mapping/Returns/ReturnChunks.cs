using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Returns;

/// <summary>Finds the lines in MAX that returned pieces were sold with: the first that were shipped and have not come back.</summary>
internal static class ReturnChunks
{
    public static List<ReturnChunk> Of(ReturnScope scope)
    {
        var inMax = scope.Input.Parts.SelectMany(part => part.Returns).SelectMany(rma => rma.Lines).Select(line => line.ExternalItemId).ToHashSet();
        var chunks = new List<ReturnChunk>();
        foreach (var returned in scope.Items)
        {
            if (scope.IsPlanned(returned))
            {
                Add(scope, returned, chunks);
                continue;
            }

            // Its share is its own, whatever became of it. What was entered without an RMA takes its pieces here.
            if (scope.Shares?.Sold(returned.LineId) is { } line) scope.Shares.Take(line, returned.Before, returned.After);
            if (scope.Input.Entered.Contains(returned.Item.Id) && !inMax.Contains(returned.Item.Id) && returned.Item.Quantity > 0)
                scope.Shipped.Take(returned.LineId, scope.Units(returned).Quantity);
        }

        return chunks;
    }

    private static void Add(ReturnScope scope, ReturnedItem returned, List<ReturnChunk> chunks)
    {
        var reason = ReturnReasons.Of(scope.Order, returned);
        var (quantity, unit) = scope.Units(returned);
        var (kind, line) = (Kind(scope, returned.LineId), scope.Shares?.Sold(returned.LineId));
        if (kind is null || scope.Shipped.Of(returned.LineId).Count == 0)
        {
            ReportUnknown(scope, returned);
            return;
        }

        var (asked, returnedBefore) = (quantity, scope.Shipped.Of(returned.LineId).Sum(max => max.Returned));
        var isCredited = returned.IsRefundable && reason.Action == ReturnAction.Credit;
        decimal from = returned.Before;
        foreach (var (max, taken) in scope.Shipped.Take(returned.LineId, quantity))
        {
            quantity -= taken;
            var to = quantity == 0 ? returned.After : from + (taken * returned.Item.Quantity / asked);
            var share = line is null ? null : scope.Shares!.Take(line, from, to);
            chunks.Add(new() { Returned = returned, Reason = reason, Line = max, Quantity = taken, Unit = unit, Kind = kind.Value, Credit = isCredited ? share : null });
            from = to;
        }

        if (quantity > 0) ReportTooMuch(scope, returned, asked, returnedBefore);
    }

    private static SalesOrderLineKind? Kind(ReturnScope scope, string line) =>
        scope.Input.Order.LineItems.Any(own => own.Id == line) ? SalesOrderLineKind.Item
        : scope.Input.Order.CustomLineItems.Any(own => own.Id == line) ? SalesOrderLineKind.Service
        : null;

    private static void ReportUnknown(ReturnScope scope, ReturnedItem returned)
    {
        var field = returned.Path.Field(returned.Item.CustomLineItemId is null ? "lineItemId" : "customLineItemId");
        var orders = string.Join(", ", scope.Input.Parts.Select(part => part.Order.OrderNumber));
        scope.Order.Report(ProblemCode.ReturnWithoutLine, field, returned.LineId, orders.Length == 0
            ? "The order is not in MAX, so nothing of it can come back. Export the order first, then replay."
            : $"No line of MAX order {orders} stems from the line {returned.LineId} that comes back. Enter the return in MAX by hand, and discard this one; or correct the return in commercetools.");
    }

    private static void ReportTooMuch(ReturnScope scope, ReturnedItem returned, decimal asked, decimal before)
    {
        var lines = scope.Shipped.Of(returned.LineId);
        var orders = string.Join(", ", lines.Select(line => line.Part.Order.OrderNumber).Distinct());
        var (ordered, shipped) = (lines.Sum(line => line.State.Ordered), lines.Sum(line => line.State.Shipped));
        scope.Order.Report(ProblemCode.ReturnExceedsShipped, returned.Path.Field("quantity"), Text(asked),
            $"{Text(asked)} are to come back of part '{lines[0].State.Part}' in MAX order {orders}, but of {Text(ordered)} ordered {Text(shipped)} were shipped and {Text(before)} are returned already. " +
            (shipped < ordered ? "Ship the rest in MAX, then replay; or correct" : before > 0 ? "If an RMA that was entered in MAX by hand is this return, discard this one; or correct" : "Correct") + " the return in commercetools.");
    }

    private static string Text(decimal quantity) => quantity.ToString("0.####", CultureInfo.InvariantCulture);
}
