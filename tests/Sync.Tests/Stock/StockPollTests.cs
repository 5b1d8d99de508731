using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.Sync.Tests.Storage;

namespace Connector.Sync.Tests.Stock;

[Collection(StorageCollection.Name)]
public sealed class StockPollTests(StorageAccount account)
{
    [Fact]
    public async Task The_first_poll_compares_everything_and_the_next_finds_what_changed()
    {
        var bench = await ProducerBench.StartAsync(account);
        await bench.Poll.RunAsync(default);
        Assert.Equal(["stock DE", "stock GB", "stock US"], bench.Cursors.Saved.Keys.Order());
        bench.Stock.InMax(9);

        Assert.Equal(1, await bench.Poll.RunAsync(default));
        await bench.WorkAsync();

        Assert.Equal((9, 1), (bench.Stock.Quantity, bench.Stock.Inventory.Writes));
        Assert.Equal(0, await bench.Poll.RunAsync(default));
        Assert.Empty(bench.Stock.Queue.Enqueued);
    }

    [Fact]
    public async Task A_part_that_comes_again_unchanged_is_not_enqueued()
    {
        var bench = await StartedAsync();
        bench.Stock.InMax(7);
        Assert.Equal(0, await bench.Poll.RunAsync(default));
    }

    [Fact]
    public async Task A_cursor_that_the_gateway_does_not_know_leads_to_a_full_comparison()
    {
        var bench = await StartedAsync();
        bench.Stock.InMax(9);
        bench.Stock.Feeds.KnowsCursors = false;

        await bench.Poll.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal(9, bench.Stock.Quantity);
        Assert.Contains(bench.Stock.Feeds.Asked, asked => asked == ("DE", null));
    }

    [Fact]
    public async Task A_company_that_is_down_does_not_keep_the_others_waiting_and_is_found_later()
    {
        var bench = await StartedAsync();
        bench.Stock.Feeds.Put("GB", "BRK-1001", ("FG-LD", 4, 0));
        bench.Stock.InMax(9);
        bench.Stock.Feeds.Fails = company => company == "DE" ? new GatewayUnavailableException("down", null) : null;
        Assert.Equal(1, await bench.Poll.RunAsync(default));
        Assert.Contains("DE could not be read (MAX_GATEWAY_DOWN).", (await bench.RunsAsync())[0], StringComparison.Ordinal);

        bench.Stock.Feeds.Fails = _ => null;
        Assert.Equal(1, await bench.Poll.RunAsync(default));
    }

    [Fact]
    public async Task A_torn_feed_moves_no_cursor()
    {
        var bench = await StartedAsync();
        var cursor = bench.Cursors.Saved["stock DE"];
        bench.Stock.InMax(9);
        bench.Stock.InMax(5, part: "BRK-1002");
        bench.Stock.Feeds.TornAfter["DE"] = 1;
        await bench.Poll.RunAsync(default);
        Assert.Equal(cursor, bench.Cursors.Saved["stock DE"]);

        bench.Stock.Feeds.TornAfter.Clear();
        // One for each of the two warehouses that the new part is in.
        Assert.Equal(3, await bench.Poll.RunAsync(default));
    }

    [Fact]
    public async Task A_crash_between_queue_and_memory_only_repeats()
    {
        var bench = await StartedAsync();
        bench.Stock.InMax(9);
        bench.Stock.Queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(() => bench.Poll.RunAsync(default));
        bench.Stock.Queue.Fails = () => false;

        Assert.Equal(1, await bench.Poll.RunAsync(default));
    }

    [Fact]
    public async Task An_order_that_was_cancelled_gives_its_stock_back_by_the_poll()
    {
        var bench = await StartedAsync();
        bench.Stock.Place(3);
        bench.Stock.Edit(order => order with { OrderState = OrderState.Cancelled });
        await bench.Poll.RunAsync(default);
        bench.Stock.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, bench.Stock.Quantity);

        await bench.Poll.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal((7, 1), (bench.Stock.Quantity, bench.Stock.Inventory.Writes));
    }

    [Fact]
    public async Task The_memory_of_what_was_published_is_written_by_whoever_comes_first()
    {
        var bench = await ProducerBench.StartAsync(account);
        var mine = await bench.Published.ReadAsync("DE", 3, default);
        var theirs = await bench.Published.ReadAsync("DE", 3, default);
        Assert.True(await bench.Published.WriteAsync("DE", 3, theirs.With([new(1, 2), new(9, 8)]), default));
        Assert.False(await bench.Published.WriteAsync("DE", 3, mine, default));
        var written = await bench.Published.ReadAsync("DE", 3, default);
        Assert.Equal((2UL, 8UL, null), (written.Find(1), written.Find(9), written.Find(5)));
        Assert.Equal(0, (await bench.Published.ReadAsync("DE", 4, default)).Entries.Length);
    }

    private async Task<ProducerBench> StartedAsync()
    {
        var bench = await ProducerBench.StartAsync(account);
        await bench.Comparison.RunAsync(default);
        Assert.Empty(bench.Stock.Queue.Enqueued);
        return bench;
    }
}
