using Connector.Commercetools.Models;
using Connector.Sync.Flows;
using Connector.Sync.Stock;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Stock;

public sealed class DemandLedgerTests
{
    private readonly StockBench bench = new();

    public DemandLedgerTests() => bench.Inventory.Put(StockBench.Sku, StockBench.Channel, 100);

    [Fact]
    public async Task An_order_that_waits_for_its_payment_is_counted()
    {
        bench.Place(3);
        Later(TimeSpan.FromDays(3));
        Assert.Equal(3, await PendingAsync());
    }

    [Fact]
    public async Task An_order_that_MAX_took_before_its_numbers_were_read_is_not_counted()
    {
        bench.Place(3);
        await bench.ExportedAsync();
        Later(TimeSpan.FromSeconds(6));
        Assert.Equal(0, await PendingAsync());
    }

    [Fact]
    public async Task An_order_that_MAX_took_while_or_just_before_its_numbers_were_read_is_counted()
    {
        bench.Place(3);
        var read = bench.Time.GetUtcNow();
        Later(TimeSpan.FromSeconds(1));
        await bench.ExportedAsync();
        Later(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await PendingAsync(read));
        // Clocks of two instances may differ.
        Assert.Equal(3, await PendingAsync(read.AddSeconds(6)));
        Assert.Equal(0, await PendingAsync(read.AddSeconds(7)));
    }

    [Fact]
    public async Task A_run_with_older_numbers_still_counts_an_order_that_others_no_longer_count()
    {
        var read = bench.Time.GetUtcNow();
        bench.Place(3);
        await bench.ExportedAsync();
        Later(TimeSpan.FromMinutes(20));
        Assert.Equal(0, await PendingAsync());
        Assert.Equal(3, await PendingAsync(read));
    }

    [Fact]
    public async Task An_order_of_which_MAX_holds_a_part_while_the_rest_is_under_way_is_counted()
    {
        bench.Place(3);
        await bench.ExportedAsync();
        await bench.Links.SaveAsync((await bench.Links.FindAsync("order-1", default))! with { Pending = "hash" }, default);
        Later(TimeSpan.FromMinutes(1));
        Assert.Equal(3, await PendingAsync());
    }

    [Fact]
    public async Task A_cancelled_order_is_not_counted()
    {
        bench.Place(3);
        await PendingAsync();
        bench.Edit(order => order with { OrderState = OrderState.Cancelled });
        Assert.Equal(0, await PendingAsync());
    }

    [Fact]
    public async Task An_order_that_does_not_reach_MAX_is_given_up_after_30_days()
    {
        bench.Place(3);
        await PendingAsync();
        Later(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await PendingAsync());
    }

    [Fact]
    public async Task What_an_edit_added_is_counted_until_MAX_was_told()
    {
        bench.Place(3);
        await bench.ExportedAsync(appliedVersion: 2);
        Later(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await PendingAsync());

        bench.Edit(order => order with { LineItems = [order.LineItems[0] with { Quantity = 5 }], Version = 6 });
        Assert.Equal(5, await PendingAsync());

        await bench.Links.SaveAsync((await bench.Links.FindAsync("order-1", default))! with { AppliedVersion = 9 }, default);
        await PendingAsync();
        Later(TimeSpan.FromSeconds(6));
        Assert.Equal(0, await PendingAsync());
    }

    [Fact]
    public async Task A_change_that_moves_no_goods_does_not_count_an_order_again()
    {
        bench.Place(3);
        await bench.ExportedAsync();
        Later(TimeSpan.FromMinutes(1));
        await PendingAsync();
        bench.Edit(order => order with { CustomerEmail = "other@example.com" });
        Assert.Equal(0, await PendingAsync());
    }

    [Fact]
    public async Task Orders_from_before_the_export_began_or_long_in_MAX_are_no_business_of_the_shop()
    {
        bench.Place(3);
        bench.Shop.Orders["order-1"] = bench.Shop.Orders["order-1"] with { CreatedAt = Items.Noon.AddYears(-2) };
        bench.Place(4, "order-2");
        await bench.ExportedAsync("order-2");
        Later(TimeSpan.FromHours(2));
        bench.Edit(order => order with { ShipmentState = "Shipped" }, "order-2");
        Assert.Equal(0, await PendingAsync());
        Assert.Empty(bench.Rows.Rows);
    }

    [Fact]
    public async Task Nothing_is_counted_while_orders_are_not_exported_by_us()
    {
        bench.Place(3);
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = Items.Noon.AddYears(-1) };
        Assert.Equal(0, await PendingAsync());
    }

    [Fact]
    public async Task Where_commercetools_reserves_an_order_counts_until_it_is_shipped()
    {
        var reserving = new StockBench(Repository.MappingJson.Replace("\"statuses\":", "\"stock\": { \"reserves\": \"commercetools\" },\n  \"statuses\":", StringComparison.Ordinal));
        reserving.Inventory.Put(StockBench.Sku, StockBench.Channel, 100);
        reserving.Place(3);
        await reserving.ExportedAsync();
        reserving.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(3, await PendingAsync(reserving));
        reserving.Edit(order => order with { ShipmentState = "Shipped" });
        Assert.Equal(0, await PendingAsync(reserving));
    }

    [Fact]
    public async Task An_order_is_looked_at_again_once_after_it_was_placed_and_once_after_MAX_took_it()
    {
        bench.Place(3);
        Assert.Empty(await DueAsync());
        Later(bench.Settings.CheckAfter);
        Assert.Empty(await DueAsync());
        Later(TimeSpan.FromSeconds(1));
        Assert.Equal([StockBench.Sku], await DueAsync());
        Later(TimeSpan.FromMinutes(5));
        Assert.Empty(await DueAsync());

        await bench.ExportedAsync();
        Assert.Empty(await DueAsync());
        Later(bench.Settings.CheckAfter + TimeSpan.FromSeconds(1));
        Assert.Equal([StockBench.Sku], await DueAsync());
        Later(bench.Settings.RememberFor);
        Assert.Empty(await DueAsync());
        Assert.Empty(bench.Rows.Rows);
    }

    [Fact]
    public async Task The_goods_of_a_cancelled_order_are_looked_at_once_and_it_is_forgotten()
    {
        bench.Place(3);
        await PendingAsync();
        bench.Edit(order => order with { OrderState = OrderState.Cancelled });
        await PendingAsync();
        Later(bench.Settings.CheckAfter + TimeSpan.FromSeconds(1));
        Assert.Equal([StockBench.Sku], await DueAsync());
        Assert.Empty(await DueAsync());
        Later(bench.Settings.RememberFor);
        await PendingAsync();
        Assert.Empty(bench.Rows.Rows);
    }

    [Fact]
    public async Task The_goods_of_an_order_that_was_cancelled_before_it_was_seen_are_looked_at_too()
    {
        bench.Place(3);
        bench.Edit(order => order with { OrderState = OrderState.Cancelled });
        Assert.Equal(0, await PendingAsync());
        Later(bench.Settings.CheckAfter + TimeSpan.FromSeconds(1));
        Assert.Equal([StockBench.Sku], await DueAsync());
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task What_is_not_ticked_off_comes_again()
    {
        bench.Place(3);
        await PendingAsync();
        Later(bench.Settings.CheckAfter + TimeSpan.FromSeconds(1));
        Assert.Single((await bench.Demand.DueAsync(default)).Goods);
        Assert.Single((await bench.Demand.DueAsync(default)).Goods);
    }

    [Fact]
    public async Task A_read_writes_only_what_is_new()
    {
        for (var i = 0; i < 20; i++) bench.Place(1, $"order-{i}");
        Assert.Equal(20, await PendingAsync());
        Assert.Equal(20, bench.Rows.Writes);
        await PendingAsync();
        Assert.Equal(20, bench.Rows.Writes);
    }

    private void Later(TimeSpan span) => bench.Time.Advance(span);

    private Task<decimal> PendingAsync(DateTimeOffset? maxReadAt = null) => PendingAsync(bench, maxReadAt);

    private static async Task<decimal> PendingAsync(StockBench bench, DateTimeOffset? maxReadAt = null) =>
        (await bench.Demand.ReadAsync(maxReadAt ?? bench.Time.GetUtcNow(), default)).Pieces(StockBench.Company, StockBench.Sku, StockBench.Channel, StockBench.Sku, bench.Mapping);

    private async Task<IReadOnlyList<string>> DueAsync()
    {
        var due = await bench.Demand.DueAsync(default);
        await bench.Demand.CheckedAsync(due, default);
        return [.. due.Goods.SelectMany(company => company).Select(goods => goods.Part)];
    }
}
