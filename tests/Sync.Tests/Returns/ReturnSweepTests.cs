using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Returns;
using Connector.Sync.Sweeps;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Returns;

[Collection(StorageCollection.Name)]
public sealed class ReturnSweepTests(StorageAccount account)
{
    private readonly FakeTimeProvider time = new(Items.Noon.AddHours(1));
    private readonly FakeShop shop = new();
    private readonly RecordingQueue queue = new();
    private readonly MemoryReturnLinks links = new();

    [Fact]
    public async Task Orders_with_returns_that_MAX_does_not_know_are_enqueued()
    {
        Put("new", Items.Noon);
        Put("entered", Items.Noon);
        Put("history", Items.Noon.AddHours(-3));
        shop.Orders["none"] = ExportBench.Placed with { Id = "none", LastModifiedAt = Items.Noon };
        await links.SaveAsync(
            new()
            {
                OrderId = "entered",
                ExternalId = "entered/return/r-entered",
                Company = "DE",
                Plan = new ReturnPlan { ExternalId = "entered/return/r-entered", Items = ["r-entered"] },
                EnteredAt = Items.Noon,
            },
            default);

        Assert.Equal(new SweepResult(4, 1), await RunAsync());
        Assert.Equal((FlowName.ReturnExport, "new"), (Assert.Single(queue.Enqueued).Flow, queue.Enqueued[0].Key));
    }

    private void Put(string id, DateTimeOffset returned) => shop.Orders[id] = ExportBench.Placed with
    {
        Id = id,
        LastModifiedAt = Items.Noon,
        ReturnInfo = [new() { Items = [new() { Id = $"r-{id}", Quantity = 1, CreatedAt = returned }] }],
    };

    private Task<SweepResult> RunAsync()
    {
        var options = new SetOptions(new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon.AddHours(-1) });
        var sweep = new Sweep(queue, new MemoryCursors(), new FlowStart(account.Tables, options, time), options, time, new TestLog().For<Sweep>());
        return new ReturnSweep(shop, links, sweep).RunAsync(default);
    }
}
