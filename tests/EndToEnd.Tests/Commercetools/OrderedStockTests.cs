namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class OrderedStockTests
{
    private const string TrackOnly = "\"inventoryMode\":\"TrackOnly\"";
    private const string Reserve = "\"inventoryMode\":\"ReserveOnOrder\"";

    [Fact]
    public async Task An_order_shows_in_stock_when_the_clock_has_passed_the_lag()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory([new("BRK-1001", 5)]);
        shop.Server.OrderedStock.Lag = TimeSpan.FromSeconds(10);

        await shop.Shop.PlaceAsync(TrackOnly);
        shop.Shop.Time.Advance(TimeSpan.FromSeconds(9));
        var before = await shop.StockAsync("BRK-1001");
        shop.Shop.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await shop.StockAsync("BRK-1001");

        Assert.Equal((5, 3, 3, 2), (before.QuantityOnStock, after.QuantityOnStock, after.AvailableQuantity, after.Version));
    }

    [Fact]
    public async Task A_test_can_let_it_show_and_what_was_written_meanwhile_stays_the_base()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory([new("BRK-1001", 5)]);
        shop.Server.OrderedStock.Lag = TimeSpan.FromHours(1);
        await shop.Shop.PlaceAsync(TrackOnly);
        var entry = await shop.StockAsync("BRK-1001");
        await shop.Inventory.UpdateAsync(entry.Id, CatalogShop.Change(entry.Version, 100), default);

        Assert.Equal(1, shop.Server.OrderedStock.Count);
        shop.Server.OrderedStock.Settle();

        Assert.Equal(98, (await shop.StockAsync("BRK-1001")).QuantityOnStock);
    }

    [Fact]
    public async Task Nothing_is_sold_twice_while_orders_do_not_show()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory([new("BRK-1001", 3)]);
        shop.Server.OrderedStock.Lag = TimeSpan.FromSeconds(10);

        await shop.Shop.PlaceAsync(Reserve);

        Assert.Equal("OutOfStock", TestShop.Code(await shop.Shop.CreateAsync("/sandbox/orders", TestShop.Order(Reserve), 400)));
    }

    [Fact]
    public async Task A_cancelled_order_does_not_give_stock_back()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory([new("BRK-1001", 5)]);
        var order = await shop.Shop.PlaceAsync(TrackOnly);

        await shop.Shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Cancelled"}""");

        Assert.Equal(3, (await shop.StockAsync("BRK-1001")).QuantityOnStock);
    }
}
