using Connector.Commercetools;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Storage;
using Moq;

namespace Connector.Sync.Tests.Catalog;

[Collection(StorageCollection.Name)]
public sealed class ItemsFlowTests(StorageAccount account)
{
    private const string Rules = """{ "rule": "same", "attributes": [{ "attribute": "unit", "from": "salesUnit" }] }""";

    [Fact]
    public async Task Attributes_that_differ_are_set_at_the_version_that_was_seen()
    {
        var bench = await QueuedAsync("A", "B", "C");
        Assert.Equal(2, bench.Queue.Enqueued.Count);
        foreach (var item in bench.Queue.Enqueued) Assert.IsType<FlowOutcome.Done>(await bench.Worker.RunAsync(item, default));
        Assert.Equal(["product A", "product B", "product C"], bench.Products.Updates.Select(update => update.Id).Order());
        Assert.All(bench.Products.Updates, update => Assert.Equal(3, update.Update.Version));
        Assert.All(bench.Products.Updates, update => Assert.Equal("EA", Assert.Single(update.Update.Actions).Value!.Value.GetString()));
    }

    [Fact]
    public async Task A_product_that_changed_meanwhile_is_left_to_the_next_comparison()
    {
        var bench = await QueuedAsync("A", "B");
        bench.Products.Refuses = id => id == "product A" ? new ConcurrentModificationException(FakeShop.Reply(409, "ConcurrentModification")) : null;
        Assert.Equal("2 products looked at, 1 changed", Assert.IsType<FlowOutcome.Done>(await bench.Worker.RunAsync(bench.Queue.Enqueued[0], default)).Summary);
    }

    [Fact]
    public async Task An_attribute_that_the_product_type_lacks_says_what_to_correct_and_the_others_are_set()
    {
        var bench = await QueuedAsync("A", "B");
        bench.Products.Refuses = id => id == "product A" ? new BadRequestException(FakeShop.Reply(400, "InvalidOperation")) : null;
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.Worker.RunAsync(bench.Queue.Enqueued[0], default));
        Assert.Contains("unit", Assert.Single(failed.Problems).Advice, StringComparison.Ordinal);
        Assert.Single(bench.Products.Updates);
    }

    [Fact]
    public async Task Shadow_writes_nothing_but_the_record()
    {
        var bench = await QueuedAsync("A");
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow };
        Assert.IsType<FlowOutcome.Done>(await bench.Worker.RunAsync(bench.Queue.Enqueued[0], default));
        Assert.Empty(bench.Products.Updates);
        bench.Shadow.Verify(shadow => shadow.RecordAsync("items", It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), default), Times.Once);
    }

    private async Task<ItemBench> QueuedAsync(params string[] skus)
    {
        var bench = new ItemBench(account, Rules);
        bench.Sell(skus);
        await bench.Comparison.RunAsync(default);
        return bench;
    }
}
