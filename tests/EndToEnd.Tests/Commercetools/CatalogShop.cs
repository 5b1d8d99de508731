using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sandbox.Commercetools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.EndToEnd.Tests.Commercetools;

/// <summary>The connector's client, as an application registers it, and the imitation that it talks to over HTTP.</summary>
internal sealed class CatalogShop : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private CatalogShop(TestShop shop, ServiceProvider provider) => (Shop, this.provider) = (shop, provider);

    public TestShop Shop { get; }

    public CommercetoolsServer Server => Shop.Server;

    public ICommercetoolsInventory Inventory => provider.GetRequiredService<ICommercetoolsInventory>();

    public ICommercetoolsStandalonePrices Prices => provider.GetRequiredService<ICommercetoolsStandalonePrices>();

    public ICommercetoolsProducts Products => provider.GetRequiredService<ICommercetoolsProducts>();

    public ICommercetoolsImports Imports => provider.GetRequiredService<ICommercetoolsImports>();

    public static async Task<CatalogShop> StartAsync(Func<CommercetoolsServerOptions, CommercetoolsServerOptions>? configure = null)
    {
        var shop = await TestShop.StartAsync(configure);
        await shop.CreateAsync("/channels", """{"key":"hamburg","roles":["InventorySupply"]}""");
        var services = new ServiceCollection();
        services.AddCommercetoolsClient(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Commercetools:ClientId"] = "connector",
            ["Commercetools:ClientSecret"] = "secret",
            ["Commercetools:AuthorizationBaseAddress"] = shop.Server.Address.ToString(),
            ["Commercetools:ApiBaseAddress"] = shop.Server.Address.ToString(),
            ["Commercetools:ImportApiBaseAddress"] = shop.Server.Address.ToString(),
            ["Commercetools:ProjectKey"] = "sandbox",
            ["Commercetools:Resilience:RetryDelay"] = "00:00:00.010",
        }).Build());
        shop.Server.Calls.Reset();
        return new CatalogShop(shop, services.BuildServiceProvider());
    }

    public async Task<InventoryEntry> StockAsync(string sku) => Assert.Single(await Inventory.FindAsync([sku], default));

    public static InventoryEntryUpdate Change(long version, long quantity) =>
        new() { Version = version, Actions = [new InventoryEntryChangeQuantityAction { Quantity = quantity }] };

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
