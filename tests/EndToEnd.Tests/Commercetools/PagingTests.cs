using System.Text.Json.Nodes;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class PagingTests
{
    [Fact]
    public async Task Keyset_paging_by_modification_loses_nothing_when_timestamps_are_equal()
    {
        await using var shop = await TestShop.StartAsync();
        var all = new HashSet<string>();
        for (var i = 0; i < 23; i++)
        {
            all.Add((await shop.CreateAsync("/inventory", $$"""{"sku":"S{{i}}","quantityOnStock":1}"""))["id"]!.GetValue<string>());
            if (i % 9 == 8)
                shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var seen = new List<string>();
        const string order = "&sort=lastModifiedAt asc&sort=id asc&limit=4&withTotal=false";
        var where = "lastModifiedAt >= :from";
        var variables = "&var.from=2026-10-01T00:00:00.000Z";
        for (; ; )
        {
            var page = await shop.GetAsync("/inventory" + TestShop.Query(where, order + variables));
            var rows = page["results"]!.AsArray();
            seen.AddRange(rows.Select(row => row!["id"]!.GetValue<string>()));
            Assert.False(page.ContainsKey("total"));
            if (rows.Count == 0)
                break;
            where = "(lastModifiedAt > :t or (lastModifiedAt = :t and id > :id)) and lastModifiedAt < :to";
            variables = $"&var.t={rows[^1]!["lastModifiedAt"]}&var.id={rows[^1]!["id"]}&var.to=2027-01-01T00:00:00.000Z";
        }

        Assert.Equal(23, seen.Count);
        Assert.Equal(all, seen.ToHashSet());
    }

    [Fact]
    public async Task A_full_scan_by_id_sees_every_row_once_and_in_order()
    {
        await using var shop = await TestShop.StartAsync();
        for (var i = 0; i < 17; i++)
            await shop.CreateAsync("/inventory", $$"""{"sku":"S{{i}}","quantityOnStock":1}""");

        var seen = new List<string>();
        for (var last = ""; ;)
        {
            var page = await shop.GetAsync("/inventory" + TestShop.Query("id > :last", $"&var.last={last}&sort=id asc&limit=5&withTotal=false"));
            seen.AddRange(page["results"]!.AsArray().Select(row => row!["id"]!.GetValue<string>()));
            if (page["count"]!.GetValue<int>() < 5)
                break;
            last = seen[^1];
        }

        Assert.Equal(17, seen.Distinct().Count());
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Sorts_combine_with_direction_and_nested_paths()
    {
        await using var shop = await TestShop.StartAsync();
        foreach (var (number, cents, email) in new[] { ("1", 300, "b@example.com"), ("2", 100, "a@example.com"), ("3", 300, "a@example.com") })
            await shop.PlaceAsync($$"""
                "orderNumber":"{{number}}","billingAddress":{"country":"DE","email":"{{email}}"},"taxedPrice":{"totalNet":{{TestShop.Euro(cents)}}}
                """);

        var page = await shop.GetAsync("/orders?sort=taxedPrice.totalNet.centAmount desc&sort=billingAddress.email asc");

        Assert.Equal(["3", "1", "2"], page["results"]!.AsArray().Select(order => order!["orderNumber"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("limit=501")]
    [InlineData("limit=-1")]
    [InlineData("limit=x")]
    [InlineData("offset=10001")]
    [InlineData("withTotal=maybe")]
    [InlineData("sort=id up")]
    [InlineData("sort=nosuchfield")]
    public async Task Parameters_out_of_range_are_refused(string query)
    {
        await using var shop = await TestShop.StartAsync();

        Assert.Equal("InvalidInput", TestShop.Code(await shop.GetAsync("/orders?" + query, 400)));
    }

    [Fact]
    public async Task A_page_tells_limit_offset_count_and_total()
    {
        await using var shop = await TestShop.StartAsync();
        for (var i = 0; i < 3; i++)
            await shop.CreateAsync("/inventory", $$"""{"sku":"S{{i}}","quantityOnStock":1}""");

        var page = await shop.GetAsync("/inventory?limit=2&offset=2");

        Assert.Equal("""{"limit":2,"offset":2,"count":1,"total":3}""", new JsonObject
        {
            ["limit"] = page["limit"]!.DeepClone(),
            ["offset"] = page["offset"]!.DeepClone(),
            ["count"] = page["count"]!.DeepClone(),
            ["total"] = page["total"]!.DeepClone(),
        }.ToJsonString());
    }
}
