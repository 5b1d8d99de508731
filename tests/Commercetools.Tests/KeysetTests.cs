using Commercetools.Tests.Support;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using CsCheck;

namespace Commercetools.Tests;

public class KeysetTests
{
    [Theory]
    [InlineData(0, 500, 1)]
    [InlineData(1, 500, 1)]
    [InlineData(499, 500, 1)]
    [InlineData(500, 500, 2)]
    [InlineData(501, 500, 2)]
    [InlineData(1999, 500, 4)]
    [InlineData(7, 3, 3)]
    [InlineData(6, 3, 3)]
    public async Task Rows_are_read_in_as_few_requests_as_pages_and_one_more_only_after_a_full_last_page(int rows, int pageSize, int requests)
    {
        using var client = new ClientUnderTest(PagedStub.Of(PagedStub.Rows(rows), PagedStub.Stock));
        Assert.Equal(PagedStub.Rows(rows).Select(row => row.Id), (await ReadAll(client, pageSize)).Select(entry => entry.Id));
        Assert.Equal(requests, client.Api.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_gives_smaller_pages_than_asked_for_is_read_to_the_end()
    {
        using var client = new ClientUnderTest(PagedStub.Of(PagedStub.Rows(25), PagedStub.Stock, largestPage: 4));
        Assert.Equal(25, (await ReadAll(client, 10)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_page_size_that_the_API_does_not_allow_is_refused(int pageSize)
    {
        using var client = new ClientUnderTest(PagedStub.Of([], PagedStub.Stock));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAll(client, pageSize));
    }

    [Fact]
    public async Task A_server_that_ignores_the_predicate_does_not_keep_us_reading_for_ever()
    {
        using var client = new ClientUnderTest(new(StubServer.Json("""{"limit":1,"results":[{"id":"e1","sku":"A","version":5}]}""")));
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAll(client, 1));
    }

    [Fact]
    public async Task A_page_that_fails_once_is_asked_for_again_and_the_reading_goes_on()
    {
        var stub = PagedStub.Of(PagedStub.Rows(12), PagedStub.Stock);
        var failing = 0;
        using var client = new ClientUnderTest(new(async (seen, ct) =>
        {
            if (++failing == 2) return StubServer.Response("", System.Net.HttpStatusCode.BadGateway);
            using var invoker = new HttpMessageInvoker(stub, disposeHandler: false);
            return await invoker.SendAsync(new HttpRequestMessage(seen.Method, "https://api.example" + seen.PathAndQuery), ct);
        }));
        Assert.Equal(12, (await ReadAll(client, 5)).Count);
        Assert.Equal(4, client.Api.Requests.Count);
    }

    [Fact]
    public void Skus_are_all_found_once_and_no_url_grows_beyond_six_thousand_characters()
    {
        // Wide characters take nine of a URL's for one of theirs.
        var sku = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 40], Gen.String[Gen.Char['à', 'ÿ'], 1, 60], Gen.String[Gen.Int[0, 7].Select(i => "/&=:+ ?#"[i]), 1, 60]);
        sku.HashSet[0, 260].Sample(
            skus =>
            {
                var rows = PagedStub.Rows(skus.Count, skus.ElementAt).Concat(PagedStub.Rows(5).Select(row => ("x" + row.Id, "not asked for"))).ToList();
                using var client = new ClientUnderTest(PagedStub.Of(rows, row => PagedStub.Stock((row.Id, System.Text.Json.JsonEncodedText.Encode(row.Sku).ToString()))));
                var found = client.Get<ICommercetoolsInventory>().FindAsync([.. skus, .. skus.Take(3)], default).GetAwaiter().GetResult();
                Assert.Equal(skus.Order(StringComparer.Ordinal), found.Select(entry => entry.Sku).Order(StringComparer.Ordinal));
                Assert.All(client.Api.Requests, seen => Assert.True(seen.PathAndQuery.Length < 6_000));
                Assert.True(client.Api.Requests.Count >= (skus.Count + 99) / 100);
            },
            iter: 30);
    }

    [Fact]
    public async Task A_hundred_short_skus_are_one_request_and_many_rows_of_one_sku_are_paged()
    {
        using var client = new ClientUnderTest(PagedStub.Of(PagedStub.Rows(100), PagedStub.Stock));
        Assert.Equal(100, (await client.Get<ICommercetoolsInventory>().FindAsync([.. PagedStub.Rows(100).Select(row => row.Sku)], default)).Count);
        Assert.Single(client.Api.Requests);

        using var prices = new ClientUnderTest(PagedStub.Of(PagedStub.Rows(1_100, _ => "S"), row =>
            $$"""{"id":"{{row.Id}}","sku":"S","value":{"currencyCode":"EUR","centAmount":1} }"""));
        Assert.Equal(1_100, (await prices.Get<ICommercetoolsStandalonePrices>().FindAsync(["S"], default)).Count);
        Assert.Equal(3, prices.Api.Requests.Count);
    }

    [Fact]
    public async Task No_sku_is_no_request()
    {
        using var client = new ClientUnderTest(PagedStub.Of([], PagedStub.Stock));
        Assert.Empty(await client.Get<ICommercetoolsInventory>().FindAsync([], default));
        Assert.Empty(client.Api.Requests);
    }

    private static async Task<List<InventoryEntry>> ReadAll(ClientUnderTest client, int pageSize)
    {
        var all = new List<InventoryEntry>();
        await foreach (var page in client.Get<ICommercetoolsInventory>().AllAsync(pageSize, default)) all.AddRange(page);
        return all;
    }
}
