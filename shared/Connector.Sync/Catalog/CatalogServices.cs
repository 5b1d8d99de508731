using Connector.Sync.Flows;
using Connector.Sync.Prices;
using Connector.Sync.Runs;
using Connector.Sync.Settings;
using Connector.Sync.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connector.Sync.Catalog;

/// <summary>Registers the flows <c>items</c> and <c>prices</c>.</summary>
internal static class CatalogServices
{
    private static readonly TimeSpan LongestCheck = TimeSpan.FromHours(1);

    public static IServiceCollection AddCatalogFlows(this IServiceCollection services, IConfiguration configuration)
    {
        var (items, prices) = (configuration.GetSection("Items"), configuration.GetSection("Prices"));
        services.AddOptions<ItemsOptions>().Configure(_ => Check<ItemsOptions>(items, nameof(ItemsOptions.BatchSize), nameof(ItemsOptions.Concurrency), nameof(ItemsOptions.MostForgottenPercent)))
            .Bind(items).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PricesOptions>().Configure(_ => Check<PricesOptions>(prices, nameof(PricesOptions.BatchSize), nameof(PricesOptions.Concurrency), nameof(PricesOptions.ImportFrom), nameof(PricesOptions.MostEmptiedPercent)))
            .Bind(prices).ValidateDataAnnotations().ValidateOnStart();
        services.AddFlowOptions(FlowName.Items, "Flows:Items", configuration);
        services.AddFlowOptions(FlowName.Prices, "Flows:Prices", configuration);
        services.TryAddSingleton<RunLog>();
        services.TryAddSingleton<Cursors.IFeedCursors, Cursors.TableFeedCursors>();
        services.AddSingleton<IItemReferences, TableItemReferences>();
        services.AddSingleton<ItemTable>();
        services.AddSingleton<CatalogDifferenceTable>();
        services.AddSingleton<AttributeQueue>();
        services.AddSingleton<ItemComparison>();
        services.AddSingleton<ItemPoll>();
        services.AddSingleton<ItemsFlow>();
        services.AddSingleton<ShopScopes>();
        services.AddSingleton<PriceReading>();
        services.AddSingleton<PriceQueue>();
        services.AddSingleton<PriceDeadLetters>();
        services.AddSingleton<PriceWriter>();
        services.AddSingleton<PriceImports>();
        services.AddSingleton<PriceComparison>();
        services.AddSingleton<PricePoll>();
        services.AddSingleton<PricesFlow>();
        return services;
    }

    private static void Check<TOptions>(IConfigurationSection section, params string[] numbers)
    {
        var settings = new SettingReader<TOptions>(section);
        foreach (var number in numbers) settings.Value(number, (string text, out int value) => int.TryParse(text, out value), "a whole number");
        settings.Span(nameof(PricesOptions.ImportCheckAfter), LongestCheck);
        settings.Check();
    }
}
