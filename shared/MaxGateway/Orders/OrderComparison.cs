using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Orders;

/// <summary>Which lines of a request MAX holds already, and what does not fit the request.</summary>
internal sealed record OrderComparison(IReadOnlyList<SalesOrderLine> Present, IReadOnlyList<SalesOrderLine> Missing, string? Difference)
{
    // MAX keeps float; views round to 6 digits.
    private const decimal Tolerance = 0.000001m;

    public static OrderComparison Compare(SalesOrderRequest order, IReadOnlyList<OrderLineRow> lines)
    {
        var stored = lines.ToLookup(line => line.LineNumber);
        var present = order.Lines.Where(line => stored.Contains(line.LineNumber)).ToList();
        var missing = order.Lines.Where(line => !stored.Contains(line.LineNumber)).ToList();
        var foreign = lines.FirstOrDefault(line => order.Lines.All(wanted => wanted.LineNumber != line.LineNumber));
        var difference = foreign is not null
            ? $"line {foreign.LineNumber} is not part of the request"
            : present.Select(line => Differs(line, [.. stored[line.LineNumber]])).FirstOrDefault(text => text is not null);
        return new OrderComparison(present, missing, difference);
    }

    private static string? Differs(SalesOrderLine wanted, IReadOnlyList<OrderLineRow> deliveries)
    {
        var (part, quantity, price) = (deliveries[0].Part, deliveries.Sum(delivery => delivery.Ordered), deliveries[0].UnitPrice);
        if (part != wanted.Part)
            return $"line {wanted.LineNumber} holds part {part} instead of {wanted.Part}";
        if (Math.Abs(quantity - wanted.Quantity) > Tolerance)
            return $"line {wanted.LineNumber} holds quantity {Text(quantity)} instead of {Text(wanted.Quantity)}";
        return Math.Abs(price - wanted.UnitPrice) > Tolerance
            ? $"line {wanted.LineNumber} holds price {Text(price)} instead of {Text(wanted.UnitPrice)}"
            : null;
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
