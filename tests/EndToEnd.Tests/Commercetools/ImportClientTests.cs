using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sandbox.Commercetools;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class ImportClientTests
{
    private const string Run = "run-1";

    [Fact]
    public async Task Records_are_upserted_by_key_later_and_the_summary_counts_them()
    {
        await using var shop = await StartAsync();
        shop.Server.Imports.Delay = TimeSpan.FromMinutes(1);
        var operations = await shop.Imports.ImportInventoryAsync(Run, [Stock("a-1", "A", 5), Stock("b-1", "B", 6)], default);
        Assert.All(operations, operation => Assert.Equal(ImportState.Processing, operation.State));
        Assert.Equal(2, (await shop.Imports.SummaryAsync(Run, default))[ImportState.Processing]);
        Assert.Empty(await shop.Inventory.FindAsync(["A", "B"], default));

        shop.Shop.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((2, 0), await CountsAsync(shop));
        Assert.Equal(6, (await shop.StockAsync("B")).QuantityOnStock);
        await shop.Imports.ImportInventoryAsync(Run, [Stock("a-1", "A", 7)], default);
        shop.Server.Imports.Settle();
        Assert.Equal((7, 2), ((await shop.StockAsync("A")).QuantityOnStock, (await shop.StockAsync("A")).Version));
        Assert.Equal("import 6, list 4, token 1", Sorted(shop.Server.Calls.Figures("connector")));
    }

    [Fact]
    public async Task An_entry_that_has_another_key_or_none_is_a_duplicate_and_rejected()
    {
        await using var shop = await StartAsync();
        await shop.Inventory.CreateAsync(new() { Sku = "A", Key = "other", QuantityOnStock = 1 }, default);
        await shop.Inventory.CreateAsync(new() { Sku = "B", QuantityOnStock = 1 }, default);
        await shop.Imports.ImportInventoryAsync(Run, [Stock("a-1", "A", 5), Stock("b-1", "B", 5), Stock("c-1", "C", 5)], default);

        Assert.Equal((1, 2), await CountsAsync(shop));
        var rejected = await OperationsAsync(shop, ImportState.Rejected);
        Assert.Equal(["a-1", "b-1"], rejected.Select(operation => operation.ResourceKey!));
        Assert.All(rejected, operation => Assert.Equal("DuplicateField", operation.Errors.Single().Code));
        Assert.Equal(1, (await shop.StockAsync("A")).QuantityOnStock);
    }

    [Fact]
    public async Task What_refers_to_an_unknown_channel_waits_until_there_is_one()
    {
        await using var shop = await StartAsync();
        await shop.Imports.ImportInventoryAsync(Run, [Stock("a-1", "A", 5) with { SupplyChannelKey = "munich" }], default);
        Assert.Single(await OperationsAsync(shop, ImportState.Unresolved));

        await shop.Shop.CreateAsync("/channels", """{"key":"munich"}""");

        Assert.Equal((1, 0), await CountsAsync(shop));
        Assert.NotNull((await shop.StockAsync("A")).SupplyChannel);
    }

    [Fact]
    public async Task A_record_that_can_never_be_right_is_said_so_at_once()
    {
        await using var shop = await StartAsync();
        var operation = Assert.Single(await shop.Imports.ImportInventoryAsync(Run, [Stock("not a key", "A", 5)], default));
        Assert.Equal((ImportState.ValidationFailed, "InvalidField"), (operation.State, operation.Errors.Single().Code));
    }

    [Fact]
    public async Task The_imitation_refuses_more_than_twenty_records_unknown_fields_and_unknown_containers()
    {
        await using var shop = await StartAsync();
        var many = string.Join(',', Enumerable.Range(0, 21).Select(i => $$"""{"key":"k{{i}}","sku":"S{{i}}","quantityOnStock":1}"""));
        await shop.Shop.CreateAsync("/inventories/import-containers/run-1", $$"""{"type":"inventory","resources":[{{many}}]}""", 400);
        await shop.Shop.CreateAsync("/inventories/import-containers/run-1", """{"type":"inventory","resources":[{"key":"k1","sku":"S","quantityOnStock":1,"version":1}]}""", 400);
        await shop.Shop.CreateAsync("/inventories/import-containers/none", """{"type":"inventory","resources":[{"key":"k1","sku":"S","quantityOnStock":1}]}""", 404);
        await shop.Shop.CreateAsync("/import-containers", """{"key":"run-1"}""", 400);
        Assert.Equal(0, (await shop.Imports.SummaryAsync(Run, default))[ImportState.Imported]);
    }

    [Fact]
    public async Task Prices_change_by_import_but_not_their_scope_and_what_is_left_out_goes()
    {
        await using var shop = await StartAsync();
        var price = new StandalonePriceDraft { Key = "a-eur", Sku = "A", Value = Euro(500), ValidUntil = shop.Shop.Time.GetUtcNow().AddDays(9), Tiers = [new(10, Euro(400))] };
        await ImportAsync(price);
        Assert.Single((await FindAsync()).Tiers);
        await ImportAsync(price with { Value = Euro(600), Tiers = null, ValidUntil = null });
        var changed = await FindAsync();
        Assert.Equal((600, 0, null), (changed.Value.CentAmount, changed.Tiers.Count, changed.ValidUntil));

        await ImportAsync(price with { Country = "DE" });
        Assert.Equal("InvalidFieldsUpdate", Assert.Single(await OperationsAsync(shop, ImportState.Rejected)).Errors.Single().Code);
        await ImportAsync(price with { Key = "b-eur", ValidUntil = null });
        Assert.Contains(await OperationsAsync(shop, ImportState.Rejected), operation => operation.Errors.Single().Code == "DuplicateStandalonePriceScope");

        Task ImportAsync(StandalonePriceDraft draft) => shop.Imports.ImportStandalonePricesAsync(Run, [new(draft)], default);
        async Task<StandalonePrice> FindAsync() => Assert.Single(await shop.Prices.FindAsync(["A"], default));
    }

    [Fact]
    public async Task A_lost_reply_may_have_left_operations_that_are_found_by_state()
    {
        await using var shop = await StartAsync();
        shop.Server.Imports.Hold = true;
        shop.Server.Faults.Next(FaultKind.NoReplyAfterApply, "POST", "/inventories/*");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => shop.Imports.ImportInventoryAsync(Run, [Stock("a-1", "A", 5)], default));
        Assert.Equal("a-1", Assert.Single(await OperationsAsync(shop, ImportState.Processing)).ResourceKey);
        Assert.Equal(1, shop.Server.Imports.Processing);
    }

    [Fact]
    public async Task A_container_ends_with_its_time_to_live()
    {
        await using var shop = await StartAsync();
        await shop.Imports.EnsureContainerAsync(Run, TimeSpan.FromDays(2), default);
        shop.Shop.Time.Advance(TimeSpan.FromHours(47));
        await shop.Shop.LogInAsync();
        await shop.Imports.SummaryAsync(Run, default);
        shop.Shop.Time.Advance(TimeSpan.FromHours(2));
        await Assert.ThrowsAsync<NotFoundException>(() => shop.Imports.SummaryAsync(Run, default));
    }

    private static async Task<CatalogShop> StartAsync()
    {
        var shop = await CatalogShop.StartAsync();
        await shop.Imports.EnsureContainerAsync(Run, TimeSpan.FromDays(2), default);
        return shop;
    }

    private static InventoryImport Stock(string key, string sku, long quantity) => new() { Key = key, Sku = sku, QuantityOnStock = quantity };

    private static Money Euro(long cents) => new() { CurrencyCode = "EUR", CentAmount = cents };

    private static string Sorted(string figures) => string.Join(", ", figures.Split(", ").Order(StringComparer.Ordinal));

    private static async Task<(long Imported, long Rejected)> CountsAsync(CatalogShop shop)
    {
        var summary = await shop.Imports.SummaryAsync(Run, default);
        return (summary[ImportState.Imported], summary[ImportState.Rejected]);
    }

    private static async Task<List<ImportOperation>> OperationsAsync(CatalogShop shop, string state)
    {
        var all = new List<ImportOperation>();
        await foreach (var page in shop.Imports.OperationsAsync(Run, state, default))
            all.AddRange(page);
        return all;
    }
}
