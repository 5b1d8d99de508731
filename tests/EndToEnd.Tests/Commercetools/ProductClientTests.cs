using System.Text.Json;
using Connector.Commercetools;
using Connector.Sandbox.Commercetools.Seeding;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class ProductClientTests
{
    [Fact]
    public async Task Products_are_read_in_pages_with_their_variants()
    {
        await using var shop = await CatalogShop.StartAsync();
        shop.Server.Seed.Products(Enumerable.Range(0, 1_001).Select(i => new SeededProduct($"p-{i}", [$"S{i}-1", $"S{i}-2"]) { Attributes = new Dictionary<string, string> { ["ean"] = "4006381333931" } }));

        var rows = await AllAsync(shop);

        Assert.Equal(1_001, rows.Count);
        var row = rows.Single(row => row.Key == "p-7");
        Assert.Equal(["S7-1", "S7-2"], row.Variants.Select(variant => variant.Sku));
        Assert.Equal("4006381333931", row.Variants[1].Attributes["ean"].GetString());
        Assert.Equal("list 3, token 1", shop.Server.Calls.Figures());
    }

    [Fact]
    public async Task An_attribute_is_set_changed_and_removed_on_the_variant_that_has_the_sku()
    {
        await using var shop = await CatalogShop.StartAsync();
        await shop.Shop.CreateAsync("/products", """{"key":"pump","masterVariant":{"sku":"P1"},"variants":[{"sku":"P2"}],"publish":true}""");
        var row = Assert.Single(await AllAsync(shop));

        var version = await shop.Products.UpdateAsync(row.Id, Set(row.Version, JsonSerializer.SerializeToElement("40")), default);
        Assert.Equal(("40", version), await ReadAsync());
        Assert.Equal(version, await shop.Products.UpdateAsync(row.Id, Set(version, JsonSerializer.SerializeToElement("40")), default));
        await Assert.ThrowsAsync<ConcurrentModificationException>(() => shop.Products.UpdateAsync(row.Id, Set(row.Version, null), default));
        version = await shop.Products.UpdateAsync(row.Id, Set(version, null), default);
        Assert.Equal((null, version), await ReadAsync());

        async Task<(string?, long)> ReadAsync()
        {
            var read = Assert.Single(await AllAsync(shop));
            Assert.Empty(read.Variants[0].Attributes);
            return (read.Variants[1].Attributes.GetValueOrDefault("ean") is { ValueKind: JsonValueKind.String } ean ? ean.GetString() : null, read.Version);
        }
    }

    [Fact]
    public async Task What_is_only_staged_is_not_seen()
    {
        await using var shop = await CatalogShop.StartAsync();
        var product = await shop.Shop.CreateAsync("/products", """{"key":"pump","masterVariant":{"sku":"P1"}}""");

        await shop.Shop.UpdateAsync($"/products/{product["id"]}", """{"action":"setAttribute","sku":"P1","name":"ean","value":"40"}""");

        Assert.Empty(Assert.Single(await AllAsync(shop)).Variants[0].Attributes);
        await shop.Shop.CreateAsync("/product-projections", "{}", 404);
        Assert.Equal("DuplicateField", TestShop.Code(await shop.Shop.CreateAsync("/products", """{"masterVariant":{"sku":"P1"}}""", 400)));
    }

    private static ProductUpdate Set(long version, JsonElement? value) =>
        new() { Version = version, Actions = [new() { Sku = "P2", Name = "ean", Value = value }] };

    private static async Task<List<ProductRow>> AllAsync(CatalogShop shop)
    {
        var rows = new List<ProductRow>();
        await foreach (var page in shop.Products.AllAsync(500, default))
            rows.AddRange(page);
        return rows;
    }
}
