using Connector.ExactMax.Client;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Stock;

[Collection(StorageCollection.Name)]
public sealed class StockComparisonTests(StorageAccount account)
{
    [Fact]
    public async Task A_run_without_a_difference_enqueues_and_writes_nothing()
    {
        var bench = await ProducerBench.StartAsync(account);
        var summary = await bench.Comparison.RunAsync(default);
        Assert.Equal((2, 2, 0), (summary!.Figures["InMax"], summary.Figures["InCommercetools"], summary.Figures["Different"]));
        Assert.Empty(bench.Stock.Queue.Enqueued);
    }

    [Fact]
    public async Task A_quantity_that_somebody_changed_is_repaired_and_the_sentence_says_so()
    {
        var bench = await ProducerBench.StartAsync(account);
        await bench.Comparison.RunAsync(default);
        bench.Stock.Inventory.Change(StockBench.Sku, StockBench.Channel, entry => entry with { QuantityOnStock = 99 });
        bench.Stock.Time.Advance(TimeSpan.FromDays(1));

        await bench.Comparison.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal((7, 1, 0), (bench.Stock.Quantity, bench.Stock.Inventory.Writes, bench.Stock.Inventory.Lists - 2));
        var sentence = (await bench.RunsAsync())[0];
        Assert.Equal(
            "Compared 2 stock entries of MAX with 2 of commercetools: 1 differ (0 are missing; 1 did not change in MAX, so somebody changed them in commercetools, and are repaired), 0 are not in MAX, 0 are in other channels (policy nettable-less-open-sales).",
            sentence);
    }

    [Fact]
    public async Task What_changed_in_MAX_differs_but_is_not_called_repaired_and_is_written_with_one_request()
    {
        var bench = await ProducerBench.StartAsync(account);
        await bench.Comparison.RunAsync(default);
        bench.Stock.InMax(9);

        var summary = await bench.Comparison.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal((1, 0, 9, 1), (summary!.Figures["Different"], summary.Figures["Repaired"], bench.Stock.Quantity, bench.Stock.Inventory.Writes));
    }

    [Fact]
    public async Task Entries_that_are_missing_not_in_MAX_or_in_other_channels_are_told_apart()
    {
        var bench = await ProducerBench.StartAsync(account);
        bench.Stock.Inventory.Remove(StockBench.Sku, "munich");
        bench.Stock.Inventory.Put("OWN-1", StockBench.Channel, 3);
        bench.Stock.Inventory.Put(StockBench.Sku, "dropship", 3);

        var summary = await bench.Comparison.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal((1, 1, 1), (summary!.Figures["Missing"], summary.Figures["NotInMax"], summary.Figures["OtherChannels"]));
        Assert.Equal((0, 3, 3), (bench.Stock.Inventory[StockBench.Sku, "munich"].QuantityOnStock, bench.Stock.Inventory["OWN-1", StockBench.Channel].QuantityOnStock, bench.Stock.Inventory[StockBench.Sku, "dropship"].QuantityOnStock));
    }

    [Fact]
    public async Task A_company_that_is_down_is_named_and_the_others_are_compared()
    {
        var bench = await ProducerBench.StartAsync(account);
        bench.Stock.Feeds.Put("GB", "BRK-1001", ("FG-LD", 4, 0));
        bench.Stock.Inventory.Put(StockBench.Sku, "london", 1);
        bench.Stock.InMax(9);
        bench.Stock.Feeds.Fails = company => company == "DE" ? new GatewayUnavailableException("down", null) : null;

        var summary = await bench.Comparison.RunAsync(default);
        await bench.WorkAsync();

        Assert.Contains("DE could not be read (MAX_GATEWAY_DOWN) and was left out.", summary!.Sentence, StringComparison.Ordinal);
        Assert.Equal((7, 4), (bench.Stock.Quantity, bench.Stock.Inventory[StockBench.Sku, "london"].QuantityOnStock));
        Assert.Equal(["stock GB", "stock US"], bench.Cursors.Saved.Keys.Order());
    }

    [Fact]
    public async Task A_feed_that_is_torn_leaves_the_company_as_it_was()
    {
        var bench = await ProducerBench.StartAsync(account);
        bench.Stock.InMax(5, part: "BRK-1002");
        bench.Stock.Feeds.TornAfter["DE"] = 1;

        var summary = await bench.Comparison.RunAsync(default);

        Assert.Equal((0, 0), (summary!.Figures["InMax"], summary.Figures["NotInMax"]));
        Assert.Empty(bench.Stock.Queue.Enqueued);
        Assert.DoesNotContain("stock DE", bench.Cursors.Saved.Keys);
    }

    [Fact]
    public async Task A_crash_before_everything_is_on_the_queue_is_found_by_the_next_poll()
    {
        var bench = await ProducerBench.StartAsync(account);
        await bench.Comparison.RunAsync(default);
        bench.Stock.InMax(9);
        bench.Stock.Queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(() => bench.Comparison.RunAsync(default));
        bench.Stock.Queue.Fails = () => false;

        await bench.Poll.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal(9, bench.Stock.Quantity);
    }

    [Fact]
    public async Task A_channel_that_commercetools_lacks_is_named()
    {
        var bench = await ProducerBench.StartAsync(account);
        bench.Stock.Inventory.NoChannel.Add("munich");
        Assert.Contains("no supply channel munich (DE)", (await bench.Comparison.RunAsync(default))!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_live_after_shadow_begins_with_a_full_comparison()
    {
        var bench = await ProducerBench.StartAsync(account);
        var live = bench.Stock.Flow.CurrentValue;
        bench.Stock.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = live.Start };
        bench.Stock.InMax(9);
        await bench.Poll.RunAsync(default);
        await bench.WorkAsync();
        Assert.Equal(0, bench.Stock.Inventory.Writes);

        bench.Stock.Flow.CurrentValue = live;
        await bench.Poll.RunAsync(default);
        await bench.WorkAsync();

        Assert.Equal(9, bench.Stock.Quantity);
    }

    [Fact]
    public async Task From_a_number_of_differences_on_batches_go_through_the_Import_API_and_are_checked_when_it_is_done()
    {
        var bench = await ProducerBench.StartAsync(account);
        bench.Stock.Settings.ImportFrom = 1;
        bench.Stock.InMax(9);
        await bench.Comparison.RunAsync(default);
        // The entry has no key of ours and is written at its version; the new one is imported.
        bench.Stock.Inventory.Remove(StockBench.Sku, "munich");
        await bench.Comparison.RunAsync(default);
        bench.Stock.Imports.Processing = 1;
        await bench.WorkAsync();
        Assert.Equal(("munich", 0), (bench.Stock.Imports.Requests.Single().Single().SupplyChannelKey, bench.Stock.Imports.Requests.Single().Single().QuantityOnStock));

        bench.Stock.Time.Advance(bench.Stock.Settings.ImportCheckAfter);
        var check = bench.Stock.TakeDue().Single(item => item.Reason == "import-check");
        Assert.IsType<FlowOutcome.Wait>(await bench.Stock.Stock.RunAsync(check, default));
        bench.Stock.Imports.Processing = 0;
        await bench.Stock.Stock.RunAsync(check, default);

        Assert.Equal((9, 0), (bench.Stock.Quantity, bench.Stock.Inventory[StockBench.Sku, "munich"].QuantityOnStock));
    }

    [Fact]
    public async Task Imports_go_out_by_twenty()
    {
        var same = new StockBench(Repository.MappingJson.Replace("\"rule\": \"table\"", "\"rule\": \"same\"", StringComparison.Ordinal)) { Settings = { ImportFrom = 1 } };
        for (var i = 0; i < 45; i++) same.InMax(i, part: $"P-{i}");
        await same.RunAsync(new Sync.Stock.StockBatch { Company = "DE", Import = true, Looked = true, Targets = [.. Enumerable.Range(0, 45).Select(i => StockBench.Target($"P-{i}"))] });
        Assert.Equal([5, 20, 20], same.Imports.Requests.Select(request => request.Count).Order());
        Assert.Equal(0, same.Inventory.Writes);
    }
}
