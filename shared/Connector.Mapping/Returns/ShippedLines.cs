using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Returns;

/// <summary>A line in MAX with what may still come back of it.</summary>
internal sealed class MaxLine(OrderFulfilment part, SalesOrderLineState state, decimal returned)
{
    public OrderFulfilment Part { get; } = part;

    public SalesOrderLineState State { get; } = state;

    /// <summary>What comes or came back of it, in sales units.</summary>
    public decimal Returned { get; private set; } = returned;

    public decimal Left => Math.Max(0, State.Shipped - Returned);

    public decimal Take(decimal quantity)
    {
        var taken = Math.Min(quantity, Left);
        Returned += taken;
        return taken;
    }
}

/// <summary>The lines in MAX by the line of the shop that they stem from: several after splits, deliveries and two prices.</summary>
internal sealed class ShippedLines
{
    private readonly Dictionary<string, List<MaxLine>> lines = new(StringComparer.Ordinal);

    /// <param name="parts">The orders in MAX.</param>
    /// <param name="company">Its discount part stands below lines, with their ids, and never comes back.</param>
    /// <param name="isPlanned">Return items that are about to be entered: an RMA that MAX has of them already is the same return.</param>
    public ShippedLines(IReadOnlyList<OrderFulfilment> parts, CompanyJson company, Func<string, bool> isPlanned)
    {
        foreach (var part in parts)
        {
            var returned = part.Returns.SelectMany(rma => rma.Lines).Where(line => line.ExternalItemId is not { } item || !isPlanned(item)).ToLookup(line => (line.OrderLine, line.OrderDelivery));
            foreach (var line in part.Order.Lines.OrderBy(line => line.LineNumber).ThenBy(line => line.Delivery))
            {
                if (line.ExternalLineId is not { } id || (line.Part == company.Parts.Discount && line.UnitPrice <= 0)) continue;
                if (!lines.TryGetValue(id, out var own)) lines[id] = own = [];
                own.Add(new(part, line, returned[(line.LineNumber, line.Delivery)].Sum(Returned)));
            }
        }
    }

    public IReadOnlyList<MaxLine> Of(string line) => lines.TryGetValue(line, out var own) ? own : [];

    /// <summary>Takes as much as there is, from the first lines first.</summary>
    public List<(MaxLine Line, decimal Quantity)> Take(string line, decimal quantity)
    {
        var taken = new List<(MaxLine, decimal)>(1);
        foreach (var max in Of(line))
        {
            if (max.Take(quantity) is not (> 0 and var part)) continue;
            taken.Add((max, part));
            quantity -= part;
        }

        return taken;
    }

    // Of a closed RMA no more will come.
    private static decimal Returned(ReturnLineState line) => line.Status == "closed" ? line.Received : Math.Max(line.Quantity, line.Received);
}
