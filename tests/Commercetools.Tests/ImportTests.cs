using Commercetools.Tests.Support;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commercetools.Tests;

public class ImportTests
{
    [Fact]
    public async Task Stock_is_sent_by_key_to_the_import_host_and_each_record_gets_its_operation()
    {
        using var import = new StubServer(StubServer.Json(
            """{"operationStatus":[{"operationId":"o1","state":"processing"},{"operationId":"o2","state":"validationFailed","errors":[{"code":"InvalidField","message":"no","field":"sku"}]}]}"""));
        using var provider = Client(import);
        var operations = await provider.GetRequiredService<ICommercetoolsImports>().ImportInventoryAsync(
            "run-1", [new() { Key = "a-hh", Sku = "A", QuantityOnStock = 4, SupplyChannelKey = "hamburg" }, new() { Key = "b", Sku = "B", QuantityOnStock = 0 }], default);

        Assert.Equal([("o1", "processing", "a-hh"), ("o2", "validationFailed", "b")], operations.Select(o => (o.Id, o.State, o.ResourceKey!)));
        Assert.Equal(("InvalidField", "sku"), (operations[1].Errors.Single().Code, operations[1].Errors.Single().Field));
        var seen = import.Requests.Single();
        Assert.Equal("/shop/inventories/import-containers/run-1", seen.PathAndQuery);
        Assert.Equal(
            """{"type":"inventory","resources":[{"key":"a-hh","sku":"A","quantityOnStock":4,"supplyChannel":{"typeId":"channel","key":"hamburg"}},{"key":"b","sku":"B","quantityOnStock":0}]}""",
            seen.Body);
    }

    [Fact]
    public async Task A_price_needs_a_key_and_names_others_by_key()
    {
        using var import = new StubServer(StubServer.Json("""{"operationStatus":[{"operationId":"o1","state":"processing"}]}"""));
        using var provider = Client(import);
        var imports = provider.GetRequiredService<ICommercetoolsImports>();
        var draft = new StandalonePriceDraft
        {
            Key = "a-eur", Sku = "A", Value = new Money { CurrencyCode = "EUR", CentAmount = 5 }, CustomerGroup = new() { TypeId = "customer-group", Key = "b2b" },
        };
        await imports.ImportStandalonePricesAsync("run-1", [new(draft)], default);
        Assert.Equal(
            """{"type":"standalone-price","resources":[{"key":"a-eur","sku":"A","value":{"type":"centPrecision","currencyCode":"EUR","centAmount":5,"fractionDigits":2},"customerGroup":{"typeId":"customer-group","key":"b2b"}}]}""",
            import.Requests.Single().Body);
        await Assert.ThrowsAsync<ArgumentException>(() => imports.ImportStandalonePricesAsync("run-1", [new(draft with { Key = null })], default));
        await Assert.ThrowsAsync<ArgumentException>(() => imports.ImportStandalonePricesAsync("run-1", [new(draft with { Channel = new() { TypeId = "channel", Id = "c1" } })], default));
    }

    [Fact]
    public async Task More_than_twenty_records_are_refused_and_none_are_no_request()
    {
        using var import = new StubServer(StubServer.Json("{}"));
        using var provider = Client(import);
        var imports = provider.GetRequiredService<ICommercetoolsImports>();
        var many = Enumerable.Range(0, 21).Select(i => new InventoryImport { Key = "k" + i, Sku = "S", QuantityOnStock = 1 }).ToList();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => imports.ImportInventoryAsync("run-1", many, default));
        Assert.Empty(await imports.ImportInventoryAsync("run-1", [], default));
        Assert.Empty(import.Requests);
    }

    [Fact]
    public async Task A_container_is_created_once_also_when_another_instance_was_quicker_or_the_reply_was_lost()
    {
        const string found = """{"key":"run-1","version":1}""";
        await EnsureAsync(1, StubServer.Json(found));
        await EnsureAsync(2, StubServer.Status(404), StubServer.Json(found));
        await EnsureAsync(3, StubServer.Status(404), StubServer.Status(400, """{"errors":[{"code":"DuplicateField"}]}"""), StubServer.Json(found));
        await EnsureAsync(3, StubServer.Status(404), StubServer.Status(500), StubServer.Json(found));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => EnsureAsync(3, StubServer.Status(404), StubServer.Status(500), StubServer.Status(404)));

        static async Task EnsureAsync(int requests, params Func<Seen, CancellationToken, Task<HttpResponseMessage>>[] script)
        {
            using var import = new StubServer(script);
            using var provider = Client(import);
            await provider.GetRequiredService<ICommercetoolsImports>().EnsureContainerAsync("run-1", TimeSpan.FromDays(2), default);
            Assert.Equal(requests, import.Requests.Count);
            if (requests > 1)
                Assert.Equal("""{"key":"run-1","retentionPolicy":{"strategy":"ttl","config":{"timeToLive":"48h"}}}""", import.Requests.ElementAt(1).Body);
        }
    }

    [Fact]
    public async Task The_summary_is_read_with_states_that_nobody_knew_before()
    {
        using var import = new StubServer(StubServer.Json("""{"states":{"processing":0,"imported":41,"somethingNew":1},"total":42}"""));
        using var provider = Client(import);
        var summary = await provider.GetRequiredService<ICommercetoolsImports>().SummaryAsync("run-1", default);
        Assert.Equal((41, 1), (summary[ImportState.Imported], summary["somethingNew"]));
    }

    [Fact]
    public async Task Operations_are_read_page_by_page_and_never_cut_silently()
    {
        using var import = new StubServer((seen, _) =>
        {
            var offset = int.Parse(seen.PathAndQuery.Split("offset=")[1], System.Globalization.CultureInfo.InvariantCulture);
            var rows = Enumerable.Range(offset, Math.Clamp(20_000 - offset, 0, 500)).Select(i => $$"""{"id":"{{i}}","state":"rejected","resourceKey":"k{{i}}","errors":[{"code":"DuplicateField"}]}""");
            return Task.FromResult(StubServer.Response($$"""{"limit":500,"results":[{{string.Join(',', rows)}}]}"""));
        });
        using var provider = Client(import);
        var read = 0;
        var e = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var page in provider.GetRequiredService<ICommercetoolsImports>().OperationsAsync("run-1", ImportState.Rejected, default))
                read += page.Count;
        });
        Assert.Equal(10_500, read);
        Assert.Contains("More than 10500 operations of run-1 are rejected", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_address_only_the_import_complains_and_says_what_to_set()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(PagedStub.Stock(("e1", "A")))));
        Assert.NotNull(await client.Get<ICommercetoolsInventory>().GetByIdAsync("e1", default));
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => client.Get<ICommercetoolsImports>().SummaryAsync("run-1", default));
        Assert.StartsWith("Commercetools:ImportApiBaseAddress is missing.", e.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Client(StubServer import)
    {
        var settings = ClientUnderTest.Settings(new() { ["Commercetools:ImportApiBaseAddress"] = "https://import.example/" });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new SelfMovingTime());
        services.AddCommercetoolsClient(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddHttpClient("Commercetools.Import").ConfigurePrimaryHttpMessageHandler(() => import);
        services.AddHttpClient("Commercetools.Auth").ConfigurePrimaryHttpMessageHandler(() =>
            new StubServer(StubServer.Json("""{"access_token":"t","token_type":"Bearer","expires_in":3600}""")));
        return services.BuildServiceProvider();
    }
}
