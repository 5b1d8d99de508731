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
        var stored = lines.ToDictionary(line => (line.LineNumber, line.Delivery));
        var present = order.Lines.Where(line => stored.ContainsKey((line.LineNumber, line.Delivery))).ToList();
        var missing = order.Lines.Where(line => !stored.ContainsKey((line.LineNumber, line.Delivery))).ToList();
        var foreign = lines.FirstOrDefault(line => order.Lines.All(wanted => (wanted.LineNumber, wanted.Delivery) != (line.LineNumber, line.Delivery)));
        var difference = foreign is not null
            ? $"line {Name(foreign.LineNumber, foreign.Delivery)} is not part of the request"
            : present.Select(line => Differs(line, stored[(line.LineNumber, line.Delivery)])).FirstOrDefault(text => text is not null);
        return new OrderComparison(present, missing, difference);
    }

    private static string? Differs(SalesOrderLine wanted, OrderLineRow stored)
    {
        var name = Name(wanted.LineNumber, wanted.Delivery);
        if (stored.Part != wanted.Part)
            return $"line {name} holds part {stored.Part} instead of {wanted.Part}";
        if (Math.Abs(stored.Ordered - wanted.Quantity) > Tolerance)
            return $"line {name} holds quantity {Text(stored.Ordered)} instead of {Text(wanted.Quantity)}";
        return Math.Abs(stored.UnitPrice - wanted.UnitPrice) > Tolerance
            ? $"line {name} holds price {Text(stored.UnitPrice)} instead of {Text(wanted.UnitPrice)}"
            : null;
    }

    private static string Name(int lineNumber, int delivery) => delivery == 1 ? $"{lineNumber}" : $"{lineNumber}/{delivery}";

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
