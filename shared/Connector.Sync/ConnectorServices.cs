using Azure.Data.Tables;
using Connector.Commercetools;
using Connector.ExactMax.Client;
using Connector.Mapping;
using Connector.Sync.Catalog;
using Connector.Sync.Cursors;
using Connector.Sync.Customers;
using Connector.Sync.DeadLetters;
using Connector.Sync.Events;
using Connector.Sync.Feedback;
using Connector.Sync.Flows;
using Connector.Sync.Housekeeping;
using Connector.Sync.Links;
using Connector.Sync.Operations;
using Connector.Sync.Orders;
using Connector.Sync.Retries;
using Connector.Sync.Runs;
using Connector.Sync.Settings;
using Connector.Sync.Setup;
using Connector.Sync.Stock;
using Connector.Sync.Storage;
using Connector.Sync.SubscriptionHealth;
using Connector.Sync.Sweeps;
using Connector.Sync.Telemetry;
using Connector.Sync.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connector.Sync;

/// <summary>Registers the connector's flows and everything they stand on.</summary>
public static class ConnectorServices
{
    /// <summary>
    /// Adds the flows. Settings are checked when the host starts; a wrong one stops it with its full key and what is
    /// allowed.
    /// </summary>
    /// <param name="services">Services.</param>
    /// <param name="configuration">The app's settings.</param>
    /// <param name="mapping">The business decisions; read from <c>mapping.json</c> before the host is built.</param>
    public static IServiceCollection AddConnector(this IServiceCollection services, IConfiguration configuration, MappingDocument mapping)
    {
        services.AddSingleton(mapping);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddMetrics();
        services.AddSingleton<ConnectorTelemetry>();
        services.AddCommercetoolsClient(configuration);
        services.AddMaxGateway(configuration);
        services.AddConnectorStorage(configuration);
        services.AddConnectorOptions(configuration);
        services.AddStock(configuration);
        services.AddCatalogFlows(configuration);
        services.AddFeedbackFlows(configuration);
        services.AddSetup(configuration);
        services.AddOperations();
        services.AddOptions<HousekeepingOptions>().Configure(options => HousekeepingOptions.Read(options, configuration.GetSection("Housekeeping"))).ValidateOnStart();
        services.AddSingleton<PayloadRemoval>();
        services.AddSingleton<Retention>();
        services.AddSingleton<SubscriptionCheck>();
        services.AddSingleton<RetrySchedule>();
        services.AddSingleton<IWorkQueue, ServiceBusWorkQueue>();
        services.AddSingleton<WorkItemRunner>();
        services.AddSingleton<DeadLetterWriter>();
        services.AddSingleton<EventIngress>();
        services.AddSingleton(new OrderKeys(configuration["Commercetools:ProjectKey"] ?? ""));
        services.AddSingleton<SyncChannel>();
        services.AddSingleton<OrderEvidence>();
        services.AddSingleton<PaymentHint>();
        services.AddSingleton<MaxOrderWriter>();
        services.AddSingleton<OrderDocuments>();
        services.AddSingleton<OrderParts>();
        services.AddSingleton<CustomerHint>();
        services.AddSingleton<CustomerAccounts>();
        services.AddSingleton<CustomerEvidence>();
        services.AddSingleton<CustomerExportFlow>();
        services.AddSingleton<CustomerSweep>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<OrderExportFlow>();
        services.AddSingleton<PaymentSweep>();
        services.AddSingleton<OrderSweep>();
        services.AddSingleton<OrderPreview>();
        return services;
    }

    private static void AddConnectorStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(AzureConnections.ServiceBus(configuration));
        services.AddSingleton(AzureConnections.Tables(configuration));
        services.AddSingleton(AzureConnections.Blobs(configuration));
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<IDeadLetters, TableDeadLetters>();
        services.AddSingleton<IOrderLinks, TableOrderLinks>();
        services.AddSingleton<ICustomerLinks, TableCustomerLinks>();
        services.AddSingleton<ICursors, TableCursors>();
        services.AddSingleton<IFeedCursors, TableFeedCursors>();
        services.AddSingleton<RunLog>();
        services.AddSingleton<IShadowRecords, TableShadowRecords>();
        services.AddSingleton<FlowStart>();
        services.AddHostedService<StorageSetup>();
        services.AddHostedService<FlowStartup>();
    }

    private static void AddConnectorOptions(this IServiceCollection services, IConfiguration configuration)
    {
        var retry = configuration.GetSection("Retry");
        services.AddOptions<RetryOptions>().Configure(_ => CheckRetry(retry)).Bind(retry).ValidateDataAnnotations().ValidateOnStart();
        var export = configuration.GetSection("OrderExport");
        services.AddOptions<OrderExportOptions>().Configure(_ => CheckOrderExport(export)).Bind(export).ValidateDataAnnotations().ValidateOnStart();
        services.AddFlowOptions(FlowName.OrderExport, "Flows:OrderExport", configuration);
        var customers = configuration.GetSection("CustomerExport");
        services.AddOptions<CustomerExportOptions>().Configure(_ => CheckCustomerExport(customers)).Bind(customers).ValidateDataAnnotations().ValidateOnStart();
        services.AddFlowOptions(FlowName.CustomerExport, "Flows:CustomerExport", configuration);
    }

    private static void CheckRetry(IConfigurationSection section)
    {
        var settings = new SettingReader<RetryOptions>(section);
        settings.Spans(nameof(RetryOptions.Delays));
        settings.Span(nameof(RetryOptions.GiveUpAfter));
        settings.Number(nameof(RetryOptions.Jitter));
        settings.Check();
    }

    private static void CheckOrderExport(IConfigurationSection section)
    {
        var settings = new SettingReader<OrderExportOptions>(section);
        settings.Span(nameof(OrderExportOptions.StillRunningDelay));
        settings.Check();
    }

    private static void CheckCustomerExport(IConfigurationSection section)
    {
        var settings = new SettingReader<CustomerExportOptions>(section);
        settings.Span(nameof(CustomerExportOptions.StillRunningDelay));
        settings.Check();
    }
}
