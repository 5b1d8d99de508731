namespace Connector.Sandbox.Commercetools.State;

/// <summary>
/// Rows in an order, in blocks of a few hundred: adding, removing and finding the start of a page cost a search, and a row costs
/// little more than its reference.
/// </summary>
internal sealed class OrderedRows(Comparison<Row> order)
{
    private const int Largest = 512;
    private readonly List<List<Row>> blocks = [];

    public int Count { get; private set; }

    public void Add(Row row)
    {
        Count++;
        if (blocks.Count == 0)
            blocks.Add([]);
        var at = BlockOf(row);
        var block = blocks[at];
        block.Insert(Position(block, row), row);
        if (block.Count <= Largest)
            return;
        // Rows that come in order fill their blocks; others split one in the middle.
        var keep = block[^1] == row ? Largest : Largest / 2;
        blocks.Insert(at + 1, block.GetRange(keep, block.Count - keep));
        block.RemoveRange(keep, block.Count - keep);
    }

    public void Remove(Row row)
    {
        var at = BlockOf(row);
        var block = blocks[at];
        block.RemoveAt(Position(block, row));
        Count--;
        if (block.Count == 0)
            blocks.RemoveAt(at);
    }

    /// <summary>The row that the order puts at the same place; null when there is none.</summary>
    public Row? Find(Row bound)
    {
        if (blocks.Count == 0)
            return null;
        var block = blocks[BlockOf(bound)];
        var at = Position(block, bound);
        return at < block.Count && order(block[at], bound) == 0 ? block[at] : null;
    }

    /// <summary>Rows from a bound on, or all.</summary>
    public IEnumerable<Row> From(Row? bound)
    {
        var first = bound is null || blocks.Count == 0 ? 0 : BlockOf(bound);
        var skip = bound is null || blocks.Count == 0 ? 0 : Position(blocks[first], bound);
        for (var at = first; at < blocks.Count; at++, skip = 0)
            for (var i = skip; i < blocks[at].Count; i++)
                yield return blocks[at][i];
    }

    // The last block that begins at or before the row.
    private int BlockOf(Row row)
    {
        var (low, high) = (0, blocks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (blocks[middle].Count > 0 && order(blocks[middle][0], row) <= 0)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    // The first place whose row does not sort before this one.
    private int Position(List<Row> block, Row row)
    {
        var (low, high) = (0, block.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (order(block[middle], row) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
