using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Sweeps;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using CsCheck;

namespace Connector.Sync.Tests.Orders;

public sealed class OrderSweepTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly SweepBench bench = new();

    [Fact]
    public async Task The_first_sweep_begins_at_the_start_of_the_flow_and_ends_before_the_settle_time()
    {
        bench.Touch("first");
        bench.Time.Advance(Minute);
        bench.Touch("too-young");
        Assert.Equal(new SweepResult(1, 1), await bench.RunAsync());
        var item = Assert.Single(bench.Queue.Enqueued);
        Assert.Equal((FlowName.OrderExport, "first", "sweep", 1L, bench.Time.GetUtcNow()), (item.Flow, item.Key, item.Reason, item.SourceVersion, item.FirstSeen));
        Assert.Equal(bench.Time.GetUtcNow() - TimeSpan.FromSeconds(30), bench.Cursors.Position);
        bench.Time.Advance(Minute);
        await bench.RunAsync();
        Assert.Equal(["first", "first", "too-young"], bench.Queue.Enqueued.Select(next => next.Key));
    }

    [Fact]
    public async Task A_change_that_queries_show_late_is_found_within_the_overlap()
    {
        bench.Touch("late");
        bench.Shop.IsVisible = _ => false;
        bench.Time.Advance(4 * Minute);
        await bench.RunAsync();
        bench.Shop.IsVisible = _ => true;
        bench.Time.Advance(Minute);
        Assert.Equal(1, (await bench.RunAsync()).Enqueued);
        bench.Time.Advance(10 * Minute);
        await bench.RunAsync();
        bench.Time.Advance(Minute);
        Assert.Equal(0, (await bench.RunAsync()).Changed);
    }

    [Fact]
    public async Task What_was_applied_and_what_was_placed_before_the_start_is_not_enqueued()
    {
        bench.Touch("applied");
        bench.Touch("changed-since");
        bench.Touch("changed-since");
        bench.Touch("old", createdAt: Items.Noon.AddTicks(-1));
        foreach (var id in new[] { "applied", "changed-since" }) await bench.Links.SaveAsync(Link(id), default);
        bench.Time.Advance(Minute);
        Assert.Equal(new SweepResult(3, 1), await bench.RunAsync());
        Assert.Equal("changed-since", Assert.Single(bench.Queue.Enqueued).Key);
    }

    [Fact]
    public async Task The_cursor_moves_only_after_its_page_is_on_the_queue()
    {
        for (var i = 0; i < 5; i++)
        {
            bench.Touch($"order-{i}");
            bench.Time.Advance(Minute);
        }

        bench.Shop.PageLimit = 2;
        bench.Queue.Fails = () => bench.Queue.Enqueued.Count == 2;
        await Assert.ThrowsAsync<IOException>(bench.RunAsync);
        Assert.Equal(Items.Noon + Minute, bench.Cursors.Position);
        bench.Queue.Fails = () => false;
        Assert.Equal(new SweepResult(5, 5), await bench.RunAsync());
    }

    [Fact]
    public async Task When_the_first_page_does_not_reach_the_queue_the_cursor_stays()
    {
        bench.Touch("order");
        bench.Time.Advance(Minute);
        bench.Queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(bench.RunAsync);
        Assert.Null(bench.Cursors.Position);
    }

    [Fact]
    public async Task A_flow_that_is_off_or_has_not_begun_sweeps_nothing()
    {
        bench.Touch("order");
        bench.Flow.CurrentValue = new FlowOptions();
        bench.Time.Advance(Minute);
        Assert.Equal(new SweepResult(0, 0), await bench.RunAsync());
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon.AddDays(1) };
        Assert.Equal(new SweepResult(0, 0), await bench.RunAsync());
        Assert.Null(bench.Cursors.Position);
    }

    [Fact]
    public async Task Whatever_changes_and_whenever_a_sweep_crashes_every_change_is_enqueued() =>
        await Gen.Select(Gen.Int[0, 5], Gen.Int[1, 240], Gen.Int[-1, 4]).List[1, 40].SampleAsync(
            async steps =>
            {
                var shop = new SweepBench();
                shop.Shop.PageLimit = 2;
                // Queries lag behind by less than the overlap.
                shop.Shop.IsVisible = order => order.LastModifiedAt <= shop.Time.GetUtcNow() - TimeSpan.FromMinutes(2);
                foreach (var (order, seconds, crash) in steps)
                {
                    shop.Touch($"order-{order}");
                    shop.Time.Advance(TimeSpan.FromSeconds(seconds));
                    var calls = 0;
                    // -1: no sweep; otherwise the call to queue or cursor that fails.
                    shop.Queue.Fails = shop.Cursors.Fails = () => ++calls == crash;
                    if (crash >= 0) await Record.ExceptionAsync(shop.RunAsync);
                }

                shop.Time.Advance(TimeSpan.FromMinutes(10));
                shop.Queue.Fails = shop.Cursors.Fails = () => false;
                await shop.RunAsync();
                return shop.Shop.Orders.Values.All(order => shop.Queue.Enqueued.Any(item => item.Key == order.Id && item.SourceVersion == order.Version));
            },
            iter: 2000,
            threads: 1);

    private static OrderLink Link(string id) => new()
    {
        OrderId = id,
        Company = "DE",
        MaxOrderNumber = "20000001",
        CustomerId = "WEBDE",
        ContentHash = "hash",
        AppliedVersion = 1,
        ExportedAt = Items.Noon,
    };
}
