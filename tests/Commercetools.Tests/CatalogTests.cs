using System.Text.Json;
using Commercetools.Tests.Support;
using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Commercetools.Tests;

/// <summary>Inventory, standalone prices and products: what is sent and read, and what a lost reply means.</summary>
public class CatalogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_entry_is_read_tolerantly()
    {
        using var client = new ClientUnderTest(new(StubServer.Json("""
            {"id":"e1","version":4,"createdAt":"2026-10-01T00:00:00.000Z","lastModifiedBy":{"clientId":"we"},"key":"a-hh","sku":"A",
             "supplyChannel":{"typeId":"channel","id":"c1"},"quantityOnStock":-3,"availableQuantity":-5,"restockableInDays":2,
             "expectedDelivery":"2026-12-01T13:00:00.000+01:00","somethingNew":{"a":[1]}}
            """)));
        var entry = await client.Get<ICommercetoolsInventory>().GetByIdAsync("e1", default);
        Assert.Equal(("e1", 4L, "a-hh", "A", -3L, -5L, 2), (entry!.Id, entry.Version, entry.Key, entry.Sku, entry.QuantityOnStock, entry.AvailableQuantity, entry.RestockableInDays));
        Assert.Equal(("c1", Noon), (entry.SupplyChannel!.Id, entry.ExpectedDelivery));
    }

    [Fact]
    public async Task Stock_actions_are_sent_as_the_contract_names_them()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(PagedStub.Stock(("e1", "A")))));
        await client.Get<ICommercetoolsInventory>().UpdateAsync("e 1", new()
        {
            Version = 4,
            Actions =
            [
                new InventoryEntryChangeQuantityAction { Quantity = 7 },
                new InventoryEntrySetExpectedDeliveryAction { ExpectedDelivery = Noon },
                new InventoryEntrySetExpectedDeliveryAction(),
                new InventoryEntrySetRestockableInDaysAction { RestockableInDays = 3 },
                new InventoryEntrySetKeyAction { Key = "a-hh" },
            ],
        }, default);
        var seen = client.Api.Requests.Single();
        Assert.Equal("/shop/inventory/e%201", seen.PathAndQuery);
        Assert.Equal(
            """{"version":4,"actions":[{"action":"changeQuantity","quantity":7},{"action":"setExpectedDelivery","expectedDelivery":"2026-12-01T12:00:00.000Z"},{"action":"setExpectedDelivery"},{"action":"setRestockableInDays","restockableInDays":3},{"action":"setKey","key":"a-hh"}]}""",
            seen.Body);
    }

    [Fact]
    public async Task A_price_is_created_with_its_scope_and_changed_by_its_actions()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(
            """{"id":"p1","version":1,"sku":"A","value":{"type":"centPrecision","currencyCode":"EUR","centAmount":995,"fractionDigits":2},"tiers":null}""")));
        var prices = client.Get<ICommercetoolsStandalonePrices>();
        var money = new Money { CurrencyCode = "EUR", CentAmount = 995 };
        var created = await prices.CreateAsync(new()
        {
            Sku = "A", Value = money, Country = "DE", Channel = new() { TypeId = "channel", Key = "shop" }, ValidFrom = Noon, Tiers = [new(10, money)],
        }, default);
        Assert.Equal((9.95m, true, 0), (created.Value.Amount, created.Active, created.Tiers.Count));
        await prices.UpdateAsync("p1", new()
        {
            Version = 1,
            Actions =
            [
                new StandalonePriceChangeValueAction { Value = money }, new StandalonePriceSetPriceTiersAction { Tiers = [] },
                new StandalonePriceSetValidFromAndUntilAction { ValidUntil = Noon }, new StandalonePriceChangeActiveAction { Active = false },
            ],
        }, default);
        const string eur = """{"type":"centPrecision","currencyCode":"EUR","centAmount":995,"fractionDigits":2}""";
        Assert.Equal(
            [
                $$"""{"sku":"A","value":{{eur}},"country":"DE","channel":{"typeId":"channel","key":"shop"},"validFrom":"2026-12-01T12:00:00.000Z","tiers":[{"minimumQuantity":10,"value":{{eur}}}]}""",
                $$"""{"version":1,"actions":[{"action":"changeValue","value":{{eur}}},{"action":"setPriceTiers","tiers":[]},{"action":"setValidFromAndUntil","validUntil":"2026-12-01T12:00:00.000Z"},{"action":"changeActive","active":false}]}""",
            ],
            client.Api.Requests.Select(seen => seen.Body));
    }

    [Fact]
    public async Task A_deletion_names_the_version_and_one_that_is_gone_is_fine()
    {
        using var client = new ClientUnderTest(new(StubServer.Json("""{"id":"p1"}"""), StubServer.Status(404)));
        await client.Get<ICommercetoolsStandalonePrices>().DeleteAsync("p1", 3, default);
        await client.Get<ICommercetoolsStandalonePrices>().DeleteAsync("p1", 3, default);
        Assert.All(client.Api.Requests, seen => Assert.Equal((HttpMethod.Delete, "/shop/standalone-prices/p1?version=3"), (seen.Method, seen.PathAndQuery)));
    }

    [Fact]
    public async Task Writes_whose_reply_is_lost_are_sent_once()
    {
        using var client = new ClientUnderTest(new(StubServer.Breaks(HttpRequestError.ResponseEnded)));
        var (stock, prices) = (client.Get<ICommercetoolsInventory>(), client.Get<ICommercetoolsStandalonePrices>());
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => stock.CreateAsync(new() { Sku = "A", QuantityOnStock = 1 }, default));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => stock.UpdateAsync("e1", new() { Version = 1, Actions = [] }, default));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => prices.DeleteAsync("p1", 1, default));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.Get<ICommercetoolsProducts>().UpdateAsync("p1", new() { Version = 1, Actions = [] }, default));
        Assert.Equal(4, client.Api.Requests.Count);
    }

    [Fact]
    public async Task Products_come_with_their_variants_and_attributes_of_any_shape()
    {
        using var client = new ClientUnderTest(new(StubServer.Json("""
            {"limit":500,"results":[
             {"id":"1","version":2,"key":"pump","name":{"en":"Pump"},"masterVariant":{"id":1,"sku":"P1","attributes":[{"name":"ean","value":"40"},{"name":"tags","value":[{"key":"a"}]}]},
              "variants":[{"id":2,"prices":[]},{"id":3,"sku":"P3","key":"v3","attributes":null}]},
             {"id":"2","version":1}]}
            """)));
        var rows = new List<ProductRow>();
        await foreach (var page in client.Get<ICommercetoolsProducts>().AllAsync(500, default)) rows.AddRange(page);
        Assert.Equal([1, 2, 3], rows[0].Variants.Select(variant => variant.Id));
        Assert.Equal(("P1", "40", "a"), (rows[0].Variants[0].Sku, rows[0].Variants[0].Attributes["ean"].GetString(), rows[0].Variants[0].Attributes["tags"][0].GetProperty("key").GetString()));
        Assert.Equal((null, "v3", 0), (rows[0].Variants[1].Sku, rows[0].Variants[2].Key, rows[1].Variants.Count));
        Assert.Contains("staged=false", client.Api.Requests.Single().PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribute_is_set_in_both_projections_and_removed_without_a_value()
    {
        using var client = new ClientUnderTest(new(StubServer.Json("""{"id":"1","version":9,"masterData":{}}""")));
        var version = await client.Get<ICommercetoolsProducts>().UpdateAsync("1", new()
        {
            Version = 2,
            Actions = [new() { Sku = "P1", Name = "ean", Value = JsonSerializer.SerializeToElement("40") }, new() { Sku = "P1", Name = "old" }],
        }, default);
        Assert.Equal(9, version);
        Assert.Equal(
            """{"version":2,"actions":[{"sku":"P1","name":"ean","value":"40","action":"setAttribute","staged":false},{"sku":"P1","name":"old","action":"setAttribute","staged":false}]}""",
            client.Api.Requests.Single().Body);
    }
}
