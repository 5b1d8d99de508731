using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Returns;

/// <summary>What MAX knows about goods that come back: the orders that they were sold with, and what came back already.</summary>
internal sealed record ReturnContext(
    IReadOnlyDictionary<string, OrderRow> Orders, IReadOnlyDictionary<SoldLine, OrderLineRow> Lines, IReadOnlyList<ReturnLineRow> Returned, MaxCodes Codes)
{
    public static async Task<ReturnContext> ReadAsync(MaxReader max, ReturnRequest request, CancellationToken cancellation)
    {
        var orders = new Dictionary<string, OrderRow>(StringComparer.Ordinal);
        var lines = new Dictionary<SoldLine, OrderLineRow>();
        var numbers = request.Lines.Select(line => line.OrderNumber).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var number in numbers)
        {
            // Goods are sold with customer orders; nothing was ever shipped with a credit memo. SQL Server finds numbers that differ
            // by case or blanks, which would then not be compared with what came back: one spelling only.
            if (await max.OrderAsync(number, cancellation) is not { } order || order.Type != OrderType.Sale.Code || order.OrderNumber != number)
                continue;
            orders.Add(number, order);
            foreach (var line in await max.OrderLinesAsync(number, cancellation))
                lines.TryAdd(new SoldLine(number, line.LineNumber, line.Delivery), line);
        }
        return new ReturnContext(
            orders, lines, numbers.Count == 0 ? [] : await max.ReturnLinesOfAsync(numbers, cancellation), await max.CodesAsync(cancellation));
    }

    /// <summary>What RMAs other than that of a fingerprint take of a line's shipped quantity.</summary>
    public decimal TakenByOthers(SoldLine sold, string fingerprint) =>
        Returned.Where(line => SoldLine.Of(line) == sold && line.Fingerprint != fingerprint).Sum(line => line.Taken);
}

/// <summary>A delivery of an order's line.</summary>
internal sealed record SoldLine(string OrderNumber, int OrderLine, int OrderDelivery)
{
    public static SoldLine Of(ReturnLine line) => new(line.OrderNumber, line.OrderLine, line.OrderDelivery);

    public static SoldLine Of(ReturnLineRow line) => new(line.OrderNumber, line.OrderLine, line.OrderDelivery);
}
