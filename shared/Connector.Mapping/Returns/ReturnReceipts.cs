using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Feedback;
using Fields = Connector.Mapping.Feedback.FeedbackFields.ReturnItemFields;

namespace Connector.Mapping.Returns;

/// <summary>
/// A return item shows its RMA, and what was received of it. Once all of it was, the stockroom of its RMA lines says whether it
/// is back in stock or unusable; only from <c>Returned</c>, since commercetools moves no other.
/// </summary>
internal static class ReturnReceipts
{
    public static void Add(FeedbackScope scope, List<KnownReturn> returns)
    {
        foreach (var known in returns)
        {
            if (known.Lines.Count == 0) continue;
            var item = known.Returned.Item;
            var (number, line) = known.Lines[0];
            known.Fields[Fields.RmaNumber] = number;
            known.Fields[Fields.RmaLine] = (long)line.LineNumber;
            if (known.Received > (ReturnItemFields.Number(item, Fields.Received) ?? -1)) known.Fields[Fields.Received] = known.Received;
            if (ReturnReasons.Find(item, scope.Mapping.Json.Returns)?.Code is { } reason) known.Fields[Fields.Reason] = reason;
            var replacements = known.Lines.Select(own => own.Line.ReplacementOrder).OfType<string>().Distinct().ToList();
            if (replacements.Count > 0) known.Fields[Fields.ReplacementOrder] = string.Join(", ", replacements);
            if (ReturnItemFields.Text(item, Fields.RmaNumber) != number) scope.Done.Add($"RMA {number} line {line.LineNumber}");
            Move(scope, known);
        }
    }

    private static void Move(FeedbackScope scope, KnownReturn known)
    {
        var (item, (number, line)) = (known.Returned.Item, known.Lines[0]);
        if (item.ShipmentState != ReturnShipmentState.Returned || known.Received < item.Quantity) return;
        var states = known.Lines.Where(own => own.Line.Received > 0).Select(own => State(scope, own.Line)).Distinct().ToList();
        // Goods that went both ways have no state of their own in commercetools.
        if (states.Count != 1) return;
        scope.Actions.Add(new OrderSetReturnShipmentStateAction { ReturnItemId = item.Id, ShipmentState = states[0] });
        scope.Done.Add($"RMA {number} line {line.LineNumber} received");
    }

    private static string State(FeedbackScope scope, ReturnLineState line)
    {
        foreach (var rule in scope.Mapping.Json.Returns.Conditions)
            if (rule.Stockroom == line.Stockroom) return rule.State == ReturnCondition.Unusable ? ReturnShipmentState.Unusable : ReturnShipmentState.BackInStock;
        return ReturnShipmentState.BackInStock;
    }
}
