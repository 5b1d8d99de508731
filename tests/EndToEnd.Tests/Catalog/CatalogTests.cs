using Connector.Sandbox.Demo;
using Connector.Sandbox.Stack;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Catalog;

/// <summary>The whole product with rules for the catalogue and a published product for every item.</summary>
public sealed class CatalogStack : OrderStack, IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalog-rules-");
    private string? mapping;

    /// <inheritdoc />
    protected override SandboxOptions Options => base.Options with { MappingFile = mapping ??= CatalogRules.Write(folder.FullName) };

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await CatalogRules.PublishAsync(Sandbox.Shop, CancellationToken.None);
    }

    /// <summary>Runs a timer and waits until the queues of the catalogue are empty.</summary>
    public async Task RunAsync(string timer)
    {
        await Sandbox.Host!.RunTimerAsync(timer);
        await EventuallyAsync("the queues are empty", () => Task.FromResult(Empty(FlowName.Items) && Empty(FlowName.Prices)));
    }

    /// <inheritdoc />
    public void Dispose() => folder.Delete(recursive: true);

    private bool Empty(string queue) => Sandbox.Bus.Counts(queue) is { Active: 0, Scheduled: 0, Locked: 0 };
}

/// <summary>Parts and prices of MAX reach the shop, and orders find their parts.</summary>
public sealed class CatalogTests(CatalogStack stack) : IClassFixture<CatalogStack>
{
    [Fact]
    public async Task Products_are_found_by_barcode_show_the_sales_unit_and_orders_go_to_their_parts()
    {
        await stack.RunAsync("ItemsComparison");
        Assert.Equal("BX", await CatalogRules.AttributeAsync(stack.Sandbox.Shop, "SCR-M8-40", CatalogRules.UnitAttribute));
        Assert.Equal("P-24V-REV3", (await stack.Sandbox.Tables.RowsAsync(TableName.Items, "DE")).Single(row => row.RowKey == "PUMP-24V").GetString("Part"));
        Assert.Empty(await stack.Sandbox.Tables.RowsAsync(TableName.CatalogDifferences, "not-in-max"));

        var max = await stack.AssertExportedOnceAsync(await stack.PlaceAsync("gross-prices-one-vat-rate"));
        Assert.Contains(max.Lines, line => line.Part == "P-24V-REV3");

        await stack.RunAsync("ItemsComparison");
        var last = (await stack.Sandbox.Tables.RowsAsync(TableName.Runs, FlowName.Items))[0];
        Assert.Equal((0L, 0L), (last.GetInt64("Written"), last.GetInt64("AttributesDiffer")));
    }

    [Fact]
    public async Task A_price_that_changes_in_MAX_changes_in_the_shop_with_its_breaks_as_tiers()
    {
        await stack.RunAsync("ItemsComparison");
        await stack.RunAsync("PricesComparison");
        var before = Assert.Single(await CatalogRules.PricesAsync(stack.Sandbox.Shop, "BRK-1001"));
        Assert.Equal(10, before["tiers"]!.AsArray().Single()!["minimumQuantity"]!.GetValue<int>());

        CatalogRules.ChangePrice(stack.Sandbox, "BRK-1001", 17.77m);
        await stack.RunAsync("PricesPoll");
        var after = Assert.Single(await CatalogRules.PricesAsync(stack.Sandbox.Shop, "BRK-1001"));
        Assert.Equal(1777, after["value"]!["centAmount"]!.GetValue<int>());
        Assert.Equal((before["id"]!.GetValue<string>(), before["version"]!.GetValue<long>() + 1), (after["id"]!.GetValue<string>(), after["version"]!.GetValue<long>()));
        Assert.DoesNotContain(await stack.Sandbox.Tables.OpenDeadLettersAsync(), row => row.GetString("Flow") is FlowName.Items or FlowName.Prices);

        await stack.RunAsync("PricesComparison");
        Assert.Equal(0L, (await stack.Sandbox.Tables.RowsAsync(TableName.Runs, FlowName.Prices))[0].GetInt64("Different"));
    }
}
