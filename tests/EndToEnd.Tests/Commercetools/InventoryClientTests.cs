using Connector.Commercetools;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Commercetools.Seeding;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class InventoryClientTests
{
    [Theory]
    [InlineData(99_999, 200)]
    [InlineData(100_000, 201)]
    public async Task A_hundred_thousand_entries_are_listed_in_two_hundred_calls(int entries, int calls)
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory(Enumerable.Range(0, entries).Select(i => new SeededStock($"SKU-{i}", i, "hamburg")));
        var (ids, sum, last) = (0, 0L, "");

        await foreach (var page in shop.Inventory.AllAsync(500, default))
            foreach (var entry in page)
            {
                Assert.True(string.CompareOrdinal(last, entry.Id) < 0);
                (ids, sum, last) = (ids + 1, sum + entry.QuantityOnStock, entry.Id);
            }

        Assert.Equal((entries, Enumerable.Range(0, entries).Sum(i => (long)i)), (ids, sum));
        Assert.Equal(calls, shop.Server.Calls.ByKind()[CallKind.List]);
        Assert.Equal($"list {calls}, token 1", shop.Server.Calls.Figures());
    }

    [Fact]
    public async Task Entries_that_come_and_go_while_pages_are_read_do_not_hide_others()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory(Enumerable.Range(0, 40).Select(i => new SeededStock($"SKU-{i}", 1)));
        var seen = new HashSet<string>();

        await foreach (var page in shop.Inventory.AllAsync(7, default))
        {
            seen.UnionWith(page.Select(entry => entry.Sku));
            await shop.Inventory.UpdateAsync(page[0].Id, CatalogShop.Change(1, 9), default);
            await shop.Inventory.CreateAsync(new() { Sku = Guid.NewGuid().ToString(), QuantityOnStock = 1 }, default);
        }

        Assert.Superset(Enumerable.Range(0, 40).Select(i => $"SKU-{i}").ToHashSet(), seen);
    }

    [Fact]
    public async Task Skus_are_found_in_all_channels()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory(Enumerable.Range(0, 1_000).SelectMany(i => new[] { new SeededStock($"SKU-{i}", i), new SeededStock($"SKU-{i}", i, "hamburg", $"SKU-{i}_hamburg") }));

        var found = await shop.Inventory.FindAsync([.. Enumerable.Range(100, 250).Select(i => $"SKU-{i}"), "unknown"], default);

        Assert.Equal(500, found.Count);
        Assert.Equal(250, found.Count(entry => entry.Key == entry.Sku + "_hamburg" && entry.SupplyChannel is not null));
        Assert.Equal(3, shop.Server.Calls.ByKind()[CallKind.List]);
    }

    [Fact]
    public async Task Stock_is_created_once_changed_at_its_version_and_told_apart_as_ours()
    {
        await using var shop = await CatalogShop.StartAsync();
        var draft = new InventoryEntryDraft { Sku = "A", Key = "a-hh", QuantityOnStock = 5, SupplyChannel = new() { TypeId = "channel", Key = "hamburg" } };
        var created = await shop.Inventory.CreateAsync(draft, default);
        var duplicate = await Assert.ThrowsAsync<BadRequestException>(() => shop.Inventory.CreateAsync(draft with { Key = "other" }, default));
        Assert.Equal("DuplicateField", duplicate.Errors.Single().Code);
        await shop.Inventory.CreateAsync(new() { Sku = "A", QuantityOnStock = 5 }, default);

        var updated = await shop.Inventory.UpdateAsync(created.Id, CatalogShop.Change(created.Version, 8), default);
        var conflict = await Assert.ThrowsAsync<ConcurrentModificationException>(() => shop.Inventory.UpdateAsync(created.Id, CatalogShop.Change(created.Version, 9), default));

        Assert.Equal((8, updated.Version), (updated.AvailableQuantity, conflict.CurrentVersion!.Value));
        Assert.Equal("connector", shop.Server.Find("inventory", "key", "a-hh").Single()["lastModifiedBy"]!["clientId"]!.GetValue<string>());
        Assert.Null(await shop.Inventory.GetByIdAsync(Guid.NewGuid().ToString(), default));
    }

    [Fact]
    public async Task A_lost_reply_leaves_the_outcome_open_and_reading_answers_it()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory([new SeededStock("A", 1)]);
        var entry = await shop.StockAsync("A");
        foreach (var (kind, applied) in new[] { (FaultKind.NoReplyAfterApply, true), (FaultKind.TornBody, true), (FaultKind.ServerErrorBeforeApply, false) })
        {
            shop.Server.Faults.Next(kind, "POST", "/inventory/*");
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => shop.Inventory.UpdateAsync(entry.Id, CatalogShop.Change(entry.Version, entry.QuantityOnStock + 1), default));
            var now = await shop.Inventory.GetByIdAsync(entry.Id, default);
            Assert.Equal(entry.QuantityOnStock + (applied ? 1 : 0), now!.QuantityOnStock);
            entry = now;
        }
    }

    [Fact]
    public async Task Reading_all_survives_refusals_and_broken_pages()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Inventory(Enumerable.Range(0, 60).Select(i => new SeededStock($"SKU-{i}", i)));
        foreach (var kind in new[] { FaultKind.TooManyRequests, FaultKind.TornBody, FaultKind.ExpiredToken, FaultKind.ServiceUnavailable })
            shop.Server.Faults.Next(kind, "GET", "/inventory");

        var read = 0;
        await foreach (var page in shop.Inventory.AllAsync(10, default))
            read += page.Count;

        Assert.Equal((60, 4), (read, shop.Server.Faults.Happened));
    }
}
