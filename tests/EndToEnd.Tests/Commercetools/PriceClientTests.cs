using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sandbox.Commercetools.Seeding;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class PriceClientTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Prices_share_a_scope_only_in_periods_that_do_not_touch()
    {
        await using var shop = await CatalogShop.StartAsync();
        await shop.Shop.CreateAsync("/customer-groups", """{"key":"b2b","groupName":"B2B"}""");
        var draft = new StandalonePriceDraft { Sku = "A", Value = Euro(1000) };
        await shop.Prices.CreateAsync(draft, default);
        await RefusedAsync(draft, "DuplicateStandalonePriceScope");
        await shop.Prices.CreateAsync(draft with { Country = "DE" }, default);
        await shop.Prices.CreateAsync(draft with { Channel = new() { TypeId = "channel", Key = "hamburg" } }, default);
        await shop.Prices.CreateAsync(draft with { CustomerGroup = new() { TypeId = "customer-group", Key = "b2b" } }, default);
        await shop.Prices.CreateAsync(draft with { Value = Euro(1000) with { CurrencyCode = "USD" } }, default);
        await shop.Prices.CreateAsync(draft with { ValidFrom = Noon, ValidUntil = Noon.AddDays(10) }, default);
        await shop.Prices.CreateAsync(draft with { ValidFrom = Noon.AddDays(10) }, default);
        await RefusedAsync(draft with { ValidFrom = Noon.AddDays(9), ValidUntil = Noon.AddDays(10) }, "OverlappingStandalonePriceValidity");

        Assert.Equal(7, (await shop.Prices.FindAsync(["A"], default)).Count);

        async Task RefusedAsync(StandalonePriceDraft refused, string code) =>
            Assert.Equal(code, (await Assert.ThrowsAsync<BadRequestException>(() => shop.Prices.CreateAsync(refused, default))).Errors.Single().Code);
    }

    [Fact]
    public async Task A_price_is_changed_at_its_version_and_deleted()
    {
        await using var shop = await CatalogShop.StartAsync();
        var price = await shop.Prices.CreateAsync(new() { Sku = "A", Key = "a-eur", Value = Euro(1000) }, default);
        var changed = await shop.Prices.UpdateAsync(price.Id, new()
        {
            Version = price.Version,
            Actions =
            [
                new StandalonePriceChangeValueAction { Value = Euro(900) },
                new StandalonePriceSetPriceTiersAction { Tiers = [new(10, new() { Type = MoneyType.HighPrecision, CurrencyCode = "EUR", CentAmount = 812, PreciseAmount = 812_345, FractionDigits = 5 })] },
                new StandalonePriceSetValidFromAndUntilAction { ValidFrom = Noon, ValidUntil = Noon.AddDays(1) },
                new StandalonePriceChangeActiveAction { Active = false },
                new StandalonePriceSetKeyAction { Key = "a-2" },
            ],
        }, default);
        Assert.Equal((9m, 8.12345m, Noon, false, "a-2"), (changed.Value.Amount, changed.Tiers.Single().Value.Amount, changed.ValidFrom, changed.Active, changed.Key));

        await Assert.ThrowsAsync<ConcurrentModificationException>(() => shop.Prices.DeleteAsync(price.Id, price.Version, default));
        await shop.Prices.DeleteAsync(price.Id, changed.Version, default);
        await shop.Prices.DeleteAsync(price.Id, changed.Version, default);
        Assert.Empty(await shop.Prices.FindAsync(["A"], default));
    }

    [Fact]
    public async Task All_prices_are_read_in_pages()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.StandalonePrices(Enumerable.Range(0, 1_234).SelectMany(i => new[]
        {
            new SeededPrice($"SKU-{i}", "EUR", i) { Key = $"p-{i}" }, new SeededPrice($"SKU-{i}", "JPY", i) { ChannelKey = "hamburg" },
        }));
        var all = new List<StandalonePrice>();

        await foreach (var page in shop.Prices.AllAsync(500, default))
            all.AddRange(page);

        Assert.Equal((2_468, 12.33m, 1_233m), (all.DistinctBy(price => price.Id).Count(), all.Single(price => price.Key == "p-1233").Value.Amount, all.Max(price => price.Value.Amount)));
        Assert.Equal("list 5, token 1", shop.Server.Calls.Figures());
    }

    private static Money Euro(long cents) => new() { CurrencyCode = "EUR", CentAmount = cents };
}
