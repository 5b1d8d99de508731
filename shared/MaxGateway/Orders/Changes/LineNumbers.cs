namespace Connector.MaxGateway.Orders.Changes;

/// <summary>Gives new lines the next free numbers; closed lines keep theirs.</summary>
internal sealed class LineNumbers(IEnumerable<LinePlace> used)
{
    private const int Most = 99;

    private readonly HashSet<LinePlace> _used = [.. used];

    /// <summary>The next line number, or null when all are used.</summary>
    public LinePlace? NextLine(int delivery)
    {
        var numbers = _used.Select(place => place.LineNumber).ToHashSet();
        var last = numbers.Count == 0 ? 0 : numbers.Max();
        var next = last < Most ? last + 1 : Enumerable.Range(1, Most).FirstOrDefault(number => !numbers.Contains(number));
        return next == 0 ? null : Take(new LinePlace(next, delivery));
    }

    /// <summary>A delivery of a line that exists: the wanted one, else the next; null when all are used.</summary>
    public LinePlace? NextDelivery(int lineNumber, int delivery)
    {
        var free = Enumerable.Range(1, Most).Where(number => !_used.Contains(new LinePlace(lineNumber, number))).ToList();
        return free.Count == 0 ? null : Take(new LinePlace(lineNumber, free.Contains(delivery) ? delivery : free.FirstOrDefault(number => number > delivery, free[0])));
    }

    private LinePlace Take(LinePlace place)
    {
        _used.Add(place);
        return place;
    }
}
