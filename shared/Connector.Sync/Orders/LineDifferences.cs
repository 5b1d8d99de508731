using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Orders;

/// <summary>Compares the lines that MAX holds with those that it would be given. Pure.</summary>
public static class LineDifferences
{
    /// <summary>The differences: new lines, lines to be closed, and values that would change.</summary>
    /// <param name="order">MAX order number; null for an order that would be new.</param>
    /// <param name="held">The lines that MAX holds.</param>
    /// <param name="wanted">The lines that it would hold.</param>
    public static IReadOnlyList<LineDifference> Of(string? order, IReadOnlyList<SalesOrderLineState> held, IReadOnlyList<SalesOrderLine> wanted)
    {
        List<LineDifference> differences = [];
        // A line that was closed is history; several lines may share an id after a split, so each is met once, in order.
        var open = held.Where(line => line is not { Due: 0, Shipped: 0 }).GroupBy(line => line.ExternalLineId ?? "").ToDictionary(lines => lines.Key, lines => new Queue<SalesOrderLineState>(lines));
        foreach (var line in wanted)
        {
            if (open.TryGetValue(line.ExternalLineId, out var same) && same.TryDequeue(out var now)) differences.AddRange(Values(order, now, line));
            else differences.Add(new LineDifference(order, null, line.Part, "line", null, $"{Plain(line.Quantity)} x {Plain(line.UnitPrice)}"));
        }

        differences.AddRange(open.Values.SelectMany(lines => lines).Select(line => new LineDifference(order, line.LineNumber, line.Part, "line", $"{Plain(line.Ordered)} x {Plain(line.UnitPrice)}", null)));
        return differences;
    }

    private static IEnumerable<LineDifference> Values(string? order, SalesOrderLineState now, SalesOrderLine line)
    {
        (string Field, string? Has, string? Wants)[] values =
        [
            ("part", now.Part, line.Part.Length == 0 ? now.Part : line.Part),
            ("quantity", Plain(now.Ordered), Plain(line.Quantity)),
            ("unitPrice", Plain(now.UnitPrice), Plain(line.UnitPrice)),
            ("stockroom", now.Stockroom, line.Stockroom ?? now.Stockroom),
            ("requestedDate", Day(now.RequestedDate), Day(line.RequestedDate) ?? Day(now.RequestedDate)),
            ("taxes", Taxes(now.Taxes), Taxes(line.Taxes)),
        ];
        return values.Where(value => value.Has != value.Wants).Select(value => new LineDifference(order, now.LineNumber, now.Part, value.Field, value.Has, value.Wants));
    }

    private static string Taxes(IEnumerable<LineTax> taxes) => string.Join(", ", taxes.Select(tax => $"{tax.Code} {Plain(tax.Amount)}"));

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}

/// <summary>One difference between a line in MAX and what it would be.</summary>
/// <param name="MaxOrderNumber">MAX order; null for a new one.</param>
/// <param name="LineNumber">MAX line; null for a new one.</param>
/// <param name="Part">MAX part.</param>
/// <param name="Field">What differs; <c>line</c> for a whole line.</param>
/// <param name="InMax">The value in MAX; null for a new line.</param>
/// <param name="WouldBe">The value that it would have; null for a line to be closed.</param>
public sealed record LineDifference(string? MaxOrderNumber, int? LineNumber, string Part, string Field, string? InMax, string? WouldBe);
