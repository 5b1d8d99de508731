using Connector.Mapping;
using Connector.Sync.Stock;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Stock;

[Collection(StorageCollection.Name)]
public sealed class TableOpenOrdersTests(StorageAccount account)
{
    private readonly TableOpenOrders rows = new(account.Tables);
    private readonly OpenOrder order = new()
    {
        OrderId = $"{Guid.NewGuid()}",
        Company = "DE",
        Version = 3,
        PlacedAt = Items.Noon,
        ChangedAt = Items.Noon.AddMinutes(1),
        EditedVersion = 2,
        InMaxSince = Items.Noon.AddMinutes(2),
        Goods = [new ShopDemand("P", "hamburg", 1.5m)],
        Gone = [new ShopDemand("Q", "hamburg", 2)],
    };

    [Fact]
    public async Task An_order_comes_back_as_it_was_saved()
    {
        var saved = await rows.SaveAsync(order, default);
        var read = (await rows.ReadAsync(default))[order.OrderId];
        Assert.Equal(order.Goods, read.Goods);
        Assert.Equal(order.Gone, read.Gone);
        Assert.Equal(saved with { Goods = [], Gone = [] }, read with { Goods = [], Gone = [] });
    }

    [Fact]
    public async Task Whoever_saves_or_deletes_an_older_row_changes_nothing()
    {
        var mine = await rows.SaveAsync(order, default);
        var theirs = await rows.SaveAsync(mine with { Version = 4 }, default);
        await rows.SaveAsync(mine with { Version = 2 }, default);
        await rows.SaveAsync(order, default);
        await rows.DeleteAsync(mine, default);
        Assert.Equal(4, (await rows.ReadAsync(default))[order.OrderId].Version);

        await rows.DeleteAsync(theirs, default);
        await rows.DeleteAsync(theirs, default);
        Assert.DoesNotContain(order.OrderId, (await rows.ReadAsync(default)).Keys);
    }
}
