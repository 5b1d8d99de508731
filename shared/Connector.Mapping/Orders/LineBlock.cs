using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>MAX lines that stem from one line of the order and stay together: its deliveries, its two prices, its discount. Numbered from 1.</summary>
internal sealed class LineBlock(SourcePath path)
{
    private List<(SalesOrderLineKind Kind, int Number, int Deliveries)>? divided;

    public SourcePath Path { get; } = path;

    public List<SalesOrderLine> Lines { get; } = new(1);

    /// <summary>How many line numbers the block needs.</summary>
    public int Numbers { get; private set; }

    public long Net { get; set; }

    public long Tax { get; set; }

    public int NextNumber() => ++Numbers;

    /// <summary>The next delivery of the block's line of this kind.</summary>
    public (int Number, int Delivery) NextDelivery(SalesOrderLineKind kind)
    {
        divided ??= [];
        var at = divided.FindIndex(line => line.Kind == kind);
        if (at < 0)
        {
            divided.Add((kind, NextNumber(), 1));
            return (Numbers, 1);
        }

        divided[at] = divided[at] with { Deliveries = divided[at].Deliveries + 1 };
        return (divided[at].Number, divided[at].Deliveries);
    }

    /// <summary>Adds the lines, numbered on from what is there, in the order in which MAX shows them.</summary>
    public void AddTo(List<SalesOrderLine> lines, int before)
    {
        var ordered = divided is null ? (IEnumerable<SalesOrderLine>)Lines : Lines.OrderBy(line => line.LineNumber).ThenBy(line => line.Delivery);
        foreach (var line in ordered) lines.Add(before == 0 ? line : line with { LineNumber = before + line.LineNumber });
    }
}
