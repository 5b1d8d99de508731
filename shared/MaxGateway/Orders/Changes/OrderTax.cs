using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>The tax total of a header follows its lines; closed lines without a shipment count nothing.</summary>
internal static class OrderTax
{
    /// <summary>The column that has to change with the lines; none when it is right.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Corrected(OrderRecord max, IReadOnlyList<OrderStep> steps)
    {
        var changed = steps.OfType<ChangeLine>().ToDictionary(step => step.Place, step => new LineRecord(step.Columns));
        var total = max.Lines.Select(line => changed.GetValueOrDefault(new LinePlace(line.LineNumber, line.Delivery), line))
            .Concat(steps.OfType<AddLine>().Select(step => new LineRecord(step.Columns)))
            .Where(line => !line.Cancelled).Sum(line => line.Tax);
        var column = KeyValuePair.Create("TTAX_27", DecimalText.Format(total));
        return max.Header.Same(new Dictionary<string, string> { [column.Key] = column.Value }, column.Key) ? [] : [column];
    }
}
