namespace Connector.Sandbox.Commercetools.State;

/// <summary>Rows by the value of a field. Most values have one row, which then needs no set of its own.</summary>
internal sealed class Lookup
{
    private readonly Dictionary<string, object> rows = new(StringComparer.Ordinal);

    public IEnumerable<Row> this[string value] => rows.GetValueOrDefault(value) switch
    {
        null => [],
        Row one => [one],
        var many => (HashSet<Row>)many,
    };

    public void Add(string value, Row row)
    {
        if (rows.TryAdd(value, row))
            return;
        if (rows[value] is HashSet<Row> many)
            many.Add(row);
        else
            rows[value] = new HashSet<Row>(2) { (Row)rows[value], row };
    }

    public void Remove(string value, Row row)
    {
        if (rows[value] is HashSet<Row> many && many.Remove(row) && many.Count > 0)
            return;
        rows.Remove(value);
    }
}
