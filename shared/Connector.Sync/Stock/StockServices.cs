using Connector.Sync.Flows;
using Connector.Sync.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Stock;

/// <summary>Registers flow <c>stock</c>.</summary>
internal static class StockServices
{
    /// <summary>Adds the flow, its producers and its options (sections <c>Stock</c> and <c>Flows:Stock</c>).</summary>
    public static void AddStock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StockOptions>().Configure(options => StockOptions.Read(options, configuration.GetSection("Stock"))).ValidateOnStart();
        services.AddFlowOptions(FlowName.Stock, "Flows:Stock", configuration);
        services.AddSingleton<SupplyChannels>();
        services.AddSingleton<StockReading>();
        services.AddSingleton<IOpenOrders, TableOpenOrders>();
        services.AddSingleton<IShopDemand, DemandLedger>();
        services.AddSingleton<StockPositions>();
        services.AddSingleton<DirectInventoryWriter>();
        services.AddSingleton<ImportInventoryWriter>();
        services.AddSingleton<IPublishedSlices, BlobPublishedSlices>();
        services.AddSingleton<PublishedStock>();
        services.AddSingleton<StockFeeds>();
        services.AddSingleton<StockQueue>();
        services.AddSingleton<StockFlow>();
        services.AddSingleton<StockComparison>();
        services.AddSingleton<StockPoll>();
        services.AddSingleton<StockOnDemand>();
    }
}
