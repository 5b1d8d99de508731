using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Returns;

/// <summary>A line of a return with the number that it has in its RMA: its place in the request, from 1.</summary>
internal sealed record NumberedReturnLine(int Number, ReturnLine Line)
{
    public LineAssignment Assigned => new(Line.ExternalItemId, Number, 1);

    public static IReadOnlyList<NumberedReturnLine> Of(ReturnRequest request) => [.. request.Lines.Select((line, index) => new NumberedReturnLine(index + 1, line))];
}

/// <summary>Which lines of a return its RMA holds already, and what does not fit the request.</summary>
internal sealed record ReturnComparison(IReadOnlyList<NumberedReturnLine> Present, IReadOnlyList<NumberedReturnLine> Missing, string? Difference)
{
    // MAX keeps float; views round to 6 digits.
    private const decimal Tolerance = 0.000001m;

    public static ReturnComparison Compare(ReturnRequest request, IReadOnlyList<ReturnLineRow> stored)
    {
        var byNumber = stored.GroupBy(line => line.LineNumber).ToDictionary(line => line.Key, line => line.First());
        var wanted = NumberedReturnLine.Of(request);
        var present = wanted.Where(line => byNumber.ContainsKey(line.Number)).ToList();
        var foreign = byNumber.Keys.Where(number => number < 1 || number > wanted.Count).Order().Select(number => $"line {number} is not part of the request").FirstOrDefault();
        return new ReturnComparison(
            present,
            [.. wanted.Where(line => !byNumber.ContainsKey(line.Number))],
            foreign ?? present.Select(line => Differs(line, byNumber[line.Number])).FirstOrDefault(text => text is not null));
    }

    private static string? Differs(NumberedReturnLine wanted, ReturnLineRow stored)
    {
        var (place, other) = (SoldLine.Of(wanted.Line), SoldLine.Of(stored));
        if (place != other)
            return $"line {wanted.Number} returns {Name(other)} instead of {Name(place)}";
        return Math.Abs(stored.Quantity - wanted.Line.Quantity) > Tolerance
            ? $"line {wanted.Number} holds quantity {Text(stored.Quantity)} instead of {Text(wanted.Line.Quantity)}"
            : null;
    }

    private static string Name(SoldLine line) => $"order {line.OrderNumber} line {line.OrderLine}/{line.OrderDelivery}";

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
