using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;

namespace Connector.MaxGateway.Returns;

/// <summary>What a return refers to must exist in MAX, and must have been shipped: MAXUpdate checks little of it.</summary>
internal static class ReturnCheck
{
    /// <summary>Everything that is wrong, at once.</summary>
    /// <param name="request">A return in shape.</param>
    /// <param name="max">What MAX knows of its goods.</param>
    /// <param name="fingerprint">Marks the return's own RMA.</param>
    public static IReadOnlyList<GatewayProblem> Check(ReturnRequest request, ReturnContext max, string fingerprint) =>
        [.. Accounts(request, max), .. request.Lines.Index().SelectMany(line => References($"lines[{line.Index}]", line.Item, max)), .. Quantities(request, max, fingerprint)];

    private static IEnumerable<GatewayProblem> Accounts(ReturnRequest request, ReturnContext max)
    {
        string? first = null;
        foreach (var (index, line) in request.Lines.Index())
        {
            if (!max.Orders.TryGetValue(line.OrderNumber, out var order))
                continue;
            first ??= order.CustomerId;
            if (order.CustomerId != first)
                yield return OrderProblem.NotAllowed($"lines[{index}].orderNumber", line.OrderNumber, $"It is of account {order.CustomerId}, earlier lines are of {first}: an RMA is of one account. Send a return for each.");
        }
    }

    private static IEnumerable<GatewayProblem> References(string field, ReturnLine line, ReturnContext max)
    {
        if (!max.Orders.ContainsKey(line.OrderNumber))
            yield return ReturnProblem.Unknown("sales order", $"{field}.orderNumber", line.OrderNumber, "Return the goods to the order that they were sold with.");
        else if (!max.Lines.TryGetValue(SoldLine.Of(line), out var sold))
            yield return ReturnProblem.Unknown("line of the order", $"{field}.orderLine", $"{line.OrderLine}/{line.OrderDelivery}", "Name a line and delivery that the order has.");
        else if (!max.Codes.HasStockroom(line.Stockroom ?? sold.Stockroom))
            yield return OrderProblem.UnknownCode($"{field}.stockroom", line.Stockroom ?? sold.Stockroom, "stockroom");
        if (line.Reason is { } reason && !max.Codes.HasReason(reason))
            yield return OrderProblem.UnknownCode($"{field}.reason", reason, "reason code");
    }

    // Several lines may return the same order line: together they must not be more than was shipped.
    private static IEnumerable<GatewayProblem> Quantities(ReturnRequest request, ReturnContext max, string fingerprint)
    {
        foreach (var lines in request.Lines.Index().GroupBy(line => SoldLine.Of(line.Item)))
        {
            if (!max.Lines.TryGetValue(lines.Key, out var sold))
                continue;
            var (asked, taken) = (lines.Sum(line => line.Item.Quantity), max.TakenByOthers(lines.Key, fingerprint));
            if (asked > sold.Shipped - taken)
                yield return ReturnProblem.NotShipped($"lines[{lines.First().Index}].quantity", lines.Key, asked, sold.Shipped, taken);
        }
    }
}
