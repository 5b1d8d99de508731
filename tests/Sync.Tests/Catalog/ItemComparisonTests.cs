using Connector.ExactMax.Client;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Tests.Storage;

namespace Connector.Sync.Tests.Catalog;

[Collection(StorageCollection.Name)]
public sealed class ItemComparisonTests(StorageAccount account)
{
    [Fact]
    public async Task Only_what_changed_is_written_a_hundred_lines_per_call()
    {
        var bench = new ItemBench(account);
        bench.Sell(Enumerable.Range(0, 250).Select(n => $"P-{n}"));
        var first = await bench.CountAsync(() => bench.Comparison.RunAsync(default));
        // Three transactions by part, three by SKU, the run, and the reads of what stood there before.
        Assert.Equal(7, first.Writes);
        Assert.Equal("P-7", (await bench.FindAsync("P-7"))!.Part);
        var second = await bench.CountAsync(() => bench.Comparison.RunAsync(default));
        Assert.Equal(1, second.Writes);
        bench.Max.Put(ItemBench.Part("P-7", unit: "BX"));
        Assert.Equal(3, (await bench.CountAsync(() => bench.Comparison.RunAsync(default))).Writes);
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("BX", (await bench.FindAsync("P-7"))!.SalesUnit);
    }

    [Fact]
    public async Task Many_SKUs_are_found_side_by_side_and_known_for_a_minute()
    {
        var bench = new ItemBench(account);
        bench.Sell(Enumerable.Range(0, 120).Select(n => $"P-{n}"));
        await bench.Comparison.RunAsync(default);
        List<string> skus = [.. Enumerable.Range(0, 120).Select(n => $"P-{n}"), "unknown / # ?"];
        Assert.Equal((121, 0), await bench.CountAsync(async () => Assert.Equal(120, (await bench.References.FindAsync(bench.Company, skus, default)).Count)));
        Assert.Equal((1, 0), await bench.CountAsync(() => bench.References.FindAsync(bench.Company, skus, default)));
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((121, 0), await bench.CountAsync(() => bench.References.FindAsync(bench.Company, skus, default)));
    }

    [Fact]
    public async Task Whoever_asks_for_many_parts_reads_them_once()
    {
        var bench = new ItemBench(account);
        bench.Sell(Enumerable.Range(0, 200).Select(n => $"P|{n}"));
        bench.Max.Put(ItemBench.Part("P"));
        await bench.Comparison.RunAsync(default);
        var calls = await bench.CountAsync(async () =>
        {
            Assert.Empty(await bench.References.SkusOfAsync(bench.Company, "P", default));
            for (var n = 0; n < 200; n++) Assert.Equal([$"P|{n}"], await bench.References.SkusOfAsync(bench.Company, $"P|{n}", default));
        });
        Assert.Equal(21, calls.Reads);
    }

    [Fact]
    public async Task A_SKU_that_gets_another_part_leaves_the_old_one()
    {
        var bench = new ItemBench(account, """{ "rule": "crossReference", "builtBy": "attribute", "attribute": "part" }""");
        bench.Max.Put(ItemBench.Part("OLD"), ItemBench.Part("NEW"));
        foreach (var part in new[] { "OLD", "NEW" })
        {
            bench.Products.All.Clear();
            bench.Products.All.Add(new() { Id = "p", Version = 1, Variants = [new() { Id = 1, Sku = "S", Attributes = new Dictionary<string, System.Text.Json.JsonElement> { ["part"] = System.Text.Json.JsonSerializer.SerializeToElement(part) } }] });
            await bench.Comparison.RunAsync(default);
            bench.Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal("NEW", (await bench.FindAsync("S"))!.Part);
        Assert.Empty(await bench.References.SkusOfAsync(bench.Company, "OLD", default));
        Assert.Equal(["S"], await bench.References.SkusOfAsync(bench.Company, "NEW", default));
    }

    [Fact]
    public async Task A_line_whose_product_is_gone_is_forgotten_but_not_half_the_catalogue()
    {
        var bench = new ItemBench(account);
        bench.Sell(Enumerable.Range(0, 60).Select(n => $"P-{n}"));
        await bench.Comparison.RunAsync(default);
        bench.Products.All.RemoveAt(0);
        Assert.Equal(1, (await bench.Comparison.RunAsync(default))!.Figures["Forgotten"]);
        Assert.Null(await bench.FindAsync("P-0"));
        bench.Products.All.Clear();
        var summary = await bench.Comparison.RunAsync(default);
        Assert.Equal((0, 59), (summary!.Figures["Forgotten"], summary.Figures["Kept"]));
        Assert.Contains("too many to be true", summary.Sentence, StringComparison.Ordinal);
        Assert.NotNull(await bench.FindAsync("P-1"));
    }

    [Fact]
    public async Task Differences_disappear_when_they_are_solved_and_keep_their_first_day()
    {
        var bench = new ItemBench(account);
        bench.Sell("A");
        bench.Max.Put(ItemBench.Part("ONLY-MAX"));
        bench.Products.All.Add(FakeProducts.Product("ONLY-SHOP"));
        await bench.Comparison.RunAsync(default);
        Assert.Equal([(CatalogDifferenceKind.NotInMax, "all ONLY-SHOP"), (CatalogDifferenceKind.NotInShop, $"{bench.Company} ONLY-MAX")], (await bench.DifferencesAsync()).Select(row => (row.PartitionKey, row.RowKey)));
        bench.Time.Advance(TimeSpan.FromDays(1));
        bench.Max.Put(ItemBench.Part("ONLY-SHOP"));
        var summary = await bench.Comparison.RunAsync(default);
        var row = Assert.Single(await bench.DifferencesAsync());
        Assert.Equal(Support.Items.Noon, row.GetDateTimeOffset("FirstSeen"));
        Assert.StartsWith("Compared 3 parts of MAX with 2 variants of commercetools: 2 lines in the cross-reference, 1 written", summary!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delta_refreshes_the_lines_of_parts_that_changed()
    {
        var bench = new ItemBench(account);
        bench.Sell("A", "B");
        Assert.Equal(2, await bench.Poll.RunAsync(default));
        Assert.Equal(0, await bench.Poll.RunAsync(default));
        bench.Max.Put(ItemBench.Part("B", discontinued: true), ItemBench.Part("C"));
        Assert.Equal(1, await bench.Poll.RunAsync(default));
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await bench.FindAsync("B"))!.Discontinued);
        Assert.False((await bench.FindAsync("A"))!.Discontinued);
        Assert.Equal(0, await bench.Poll.RunAsync(default));
    }

    [Fact]
    public async Task A_torn_feed_changes_nothing()
    {
        var bench = new ItemBench(account);
        bench.Sell("A");
        bench.Max.IsTorn = true;
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => bench.Comparison.RunAsync(default));
        Assert.Null(await bench.FindAsync("A"));
        Assert.Empty(bench.Cursors.Cursors);
    }

    [Fact]
    public async Task A_flow_that_is_off_reads_nothing()
    {
        var bench = new ItemBench(account);
        bench.Sell("A");
        bench.Flow.CurrentValue = new FlowOptions();
        Assert.Equal((0, 0), await bench.CountAsync(async () => Assert.Null(await bench.Comparison.RunAsync(default))));
    }
}
