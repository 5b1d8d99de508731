using Azure.Data.Tables;
using Connector.Commercetools.Models;
using Connector.Sync.Customers;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Customers;

public sealed class CustomerSweepTests
{
    private readonly FakeTimeProvider time = new(Items.Noon);
    private readonly FakeCustomers shop = new();
    private readonly RecordingQueue queue = new();
    private readonly MemoryCustomerLinks links = new();
    private readonly CustomerSweep sweep;

    public CustomerSweepTests()
    {
        var flow = new SetOptions(new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon });
        var start = new FlowStart(new TableServiceClient("UseDevelopmentStorage=true"), flow, time);
        sweep = new CustomerSweep(shop, links, new Sweep(queue, new MemoryCursors(), start, flow, time, new TestLog().For<Sweep>()));
    }

    [Fact]
    public async Task Customers_that_changed_since_the_start_are_enqueued_also_when_they_are_older()
    {
        Add("new", Items.Noon, 1);
        Add("old-and-changed", Items.Noon.AddYears(-1), 4);
        Add("old", Items.Noon.AddYears(-1), 4, Items.Noon.AddDays(-1));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new SweepResult(2, 2), await sweep.RunAsync(default));
        Assert.Equal(["new", "old-and-changed"], queue.Enqueued.Select(item => item.Key));
        Assert.All(queue.Enqueued, item => Assert.Equal((FlowName.CustomerExport, "sweep"), (item.Flow, item.Reason)));
    }

    [Fact]
    public async Task What_was_applied_is_not_enqueued()
    {
        Add("applied", Items.Noon, 3);
        Add("changed-since", Items.Noon, 4);
        foreach (var id in new[] { "applied", "changed-since" })
            await links.SaveAsync(new CustomerLink { CustomerId = id, Company = "DE", Account = "C-1", LinkedBy = "created", AppliedVersion = 3, LinkedAt = Items.Noon }, default);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new SweepResult(2, 1), await sweep.RunAsync(default));
        Assert.Equal("changed-since", Assert.Single(queue.Enqueued).Key);
    }

    private void Add(string id, DateTimeOffset createdAt, long version, DateTimeOffset? modifiedAt = null) =>
        shop.Customers[id] = new Customer { Id = id, Version = version, Email = $"{id}@example.com", CreatedAt = createdAt, LastModifiedAt = modifiedAt ?? Items.Noon };
}
