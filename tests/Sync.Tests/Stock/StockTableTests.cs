using Connector.Sync.Stock;

namespace Sync.Tests.Stock;

public sealed class StockTableTests
{
    [Fact]
    public void Rows_are_found_by_SKU_and_channel_and_no_other()
    {
        var table = Filled(10_000);

        for (var n = 0; n < 10_000; n++) Assert.Equal(n, table.Find(Key(n))!.Value.Quantity);
        Assert.Null(table.Find(StockTable.Key("SKU-1", "munich")));
        Assert.Null(table.Find(Key(10_000)));
        Assert.Equal(10_000, table.Count);
        Assert.Equal(0, table.Missing());
    }

    [Fact]
    public void A_part_that_a_feed_tells_twice_is_one_row()
    {
        var table = Filled(3);
        table.Add(Key(1), new(1, 1, null));

        Assert.NotNull(table.Find(Key(1)));
        Assert.False(table.IsMissing(Key(1)));
        Assert.True(table.IsMissing(Key(2)));
        Assert.Equal(2, table.Missing());
    }

    [Fact]
    public void Slices_hold_what_was_published_and_mark_what_differs()
    {
        var table = Filled(10_000);
        var slice = PublishedStock.SliceOf(PublishedStock.KeyOf(Key(7)));
        var published = new PublishedSlice(table.Values(slice), null);

        Assert.Equal(10_000, Enumerable.Range(0, PublishedStock.Slices).Sum(at => table.Values(at).Length));
        Assert.False(table.Mark(slice, published));
        Assert.False(table.Find(Key(7))!.Value.IsChanged);
        Assert.True(table.Mark(slice, published.With([new(PublishedStock.KeyOf(Key(7)), ulong.MaxValue)])));
        Assert.True(table.Find(Key(7))!.Value.IsChanged);
    }

    [Fact]
    public void A_part_that_came_twice_is_published_once()
    {
        var table = Filled(1);
        // More rows than a chunk holds in between.
        for (var n = 0; n < 100; n++) table.Add(Key(0), new(n, (ulong)n, null));

        var key = PublishedStock.KeyOf(Key(0));
        Assert.Equal([key], table.Values(PublishedStock.SliceOf(key)).Select(entry => entry.Key));
    }

    [Fact]
    public void A_row_takes_32_bytes() => Assert.Equal(32, System.Runtime.CompilerServices.Unsafe.SizeOf<StockTable.Row>());

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1_000_000_000)]
    public void The_expected_minute_is_kept(int? expected)
    {
        var table = new StockTable();
        table.Add(Key(1), new(5, 6, expected));

        Assert.Equal(expected, table.Find(Key(1))!.Value.Expected);
    }

    private static StockTable Filled(int count)
    {
        var table = new StockTable();
        foreach (var n in Enumerable.Range(0, count)) table.Add(Key(n), new(n, (ulong)n, null));
        return table;
    }

    private static UInt128 Key(int n) => StockTable.Key($"SKU-{n}", "hamburg");
}
