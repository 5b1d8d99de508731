using Connector.Commercetools.Channels;
using Connector.Commercetools.CustomerGroups;
using Connector.Commercetools.Correlation;
using Connector.Commercetools.Customers;
using Connector.Commercetools.CustomObjects;
using Connector.Commercetools.Http;
using Connector.Commercetools.Imports;
using Connector.Commercetools.Inventory;
using Connector.Commercetools.Orders;
using Connector.Commercetools.Payments;
using Connector.Commercetools.Prices;
using Connector.Commercetools.Products;
using Connector.Commercetools.Resilience;
using Connector.Commercetools.Settings;
using Connector.Commercetools.States;
using Connector.Commercetools.Subscriptions;
using Connector.Commercetools.Token;
using Connector.Commercetools.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connector.Commercetools;

/// <summary>Registers the commercetools client.</summary>
public static class CommercetoolsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="ICommercetoolsOrders"/>, <see cref="ICommercetoolsPayments"/>, <see cref="ICommercetoolsCustomObjects"/>, <see cref="ICommercetoolsCustomers"/>, <see cref="ICommercetoolsChannels"/>,
    /// <see cref="ICommercetoolsInventory"/>, <see cref="ICommercetoolsStandalonePrices"/>, <see cref="ICommercetoolsProducts"/>,
    /// <see cref="ICommercetoolsStates"/>, <see cref="ICommercetoolsTypes"/> and <see cref="ICommercetoolsSubscriptions"/> for the
    /// API client in section <paramref name="clientName"/>, and <see cref="ICommercetoolsImports"/>, which needs an address of its own. A second client gets another name; its services are keyed by it, while
    /// the unkeyed ones stay those of the first. Wrong settings stop the host at start.
    /// </summary>
    /// <returns>The builder of the HTTP client, to add handlers nearest to the network. The auth service's client is named
    /// <c>{clientName}.Auth</c>, the Import API's <c>{clientName}.Import</c>.</returns>
    public static IHttpClientBuilder AddCommercetoolsClient(
        this IServiceCollection services, IConfiguration configuration, string clientName = "Commercetools")
    {
        services.AddSettings<CommercetoolsClientOptions>(configuration.GetSection(clientName), clientName);
        services.AddSettings<CommercetoolsResilienceOptions>(configuration.GetSection($"{clientName}:Resilience"), clientName);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICorrelationIdProvider, AmbientCorrelationId>();

        services.AddKeyedSingleton<ITokenProvider>(clientName, (provider, _) => new ClientCredentialsTokens(
            ActivatorUtilities.CreateInstance<TokenRequests>(provider, clientName).SendAsync,
            provider.GetRequiredService<TimeProvider>()));
        services.AddKeyedSingleton<IGrantedScopes>(clientName, (provider, _) => new GrantedScopes(
            provider.GetRequiredKeyedService<ITokenProvider>(clientName),
            () => provider.GetRequiredService<IOptionsMonitor<CommercetoolsClientOptions>>().Get(clientName).ProjectKey));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrantedScopes>(clientName));
        var importName = clientName + ".Import";
        services.AddRequests(clientName);
        services.AddRequests(importName);
        services.AddResource<ICommercetoolsOrders>(clientName, requests => new CommercetoolsOrders(requests));
        services.AddResource<ICommercetoolsPayments>(clientName, requests => new CommercetoolsPayments(requests));
        services.AddResource<ICommercetoolsCustomObjects>(clientName, requests => new CommercetoolsCustomObjects(requests));
        services.AddResource<ICommercetoolsCustomers>(clientName, requests => new CommercetoolsCustomers(requests));
        services.AddResource<ICommercetoolsChannels>(clientName, requests => new CommercetoolsChannels(requests));
        services.AddResource<ICommercetoolsCustomerGroups>(clientName, requests => new CommercetoolsCustomerGroups(requests));
        services.AddResource<ICommercetoolsStates>(clientName, requests => new CommercetoolsStates(requests));
        services.AddResource<ICommercetoolsTypes>(clientName, requests => new CommercetoolsTypes(requests));
        services.AddResource<ICommercetoolsSubscriptions>(clientName, requests => new CommercetoolsSubscriptions(requests));
        services.AddResource<ICommercetoolsInventory>(clientName, requests => new CommercetoolsInventory(requests));
        services.AddResource<ICommercetoolsStandalonePrices>(clientName, requests => new CommercetoolsStandalonePrices(requests));
        services.AddResource<ICommercetoolsProducts>(clientName, requests => new CommercetoolsProducts(requests));
        services.AddResource<ICommercetoolsImports>(clientName, requests => new CommercetoolsImports(requests), importName);

        services.AddHttp(TokenRequests.HttpClientName(clientName), clientName, options => options.AuthorizationBaseAddress)
            .AddCommercetoolsResilience(clientName)
            .AddHttpMessageHandler(provider => new ReplyHandler(provider.GetRequiredService<TimeProvider>()));
        services.AddApi(importName, clientName, options => ImportAddress(options, clientName));
        return services.AddApi(clientName, clientName, options => options.ApiBaseAddress);
    }

    private static string ImportAddress(CommercetoolsClientOptions options, string clientName) => options.ImportApiBaseAddress is { Length: > 0 } address
        ? address
        : throw new InvalidOperationException(
            $"{clientName}:ImportApiBaseAddress is missing. Set the address of the Import API, for example https://import.europe-west1.gcp.commercetools.com/.");

    private static void AddSettings<TOptions>(this IServiceCollection services, IConfigurationSection section, string clientName)
        where TOptions : class
    {
        services.AddOptions<TOptions>(clientName).Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidator<TOptions>(clientName, section.Path));
    }

    private static void AddResource<TResource>(
        this IServiceCollection services, string clientName, Func<CommercetoolsRequests, TResource> create, string? httpName = null)
        where TResource : class
    {
        services.AddKeyedSingleton(clientName, (provider, _) =>
            create(provider.GetRequiredKeyedService<CommercetoolsRequests>(httpName ?? clientName)));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<TResource>(clientName));
    }

    private static void AddRequests(this IServiceCollection services, string httpName) =>
        services.AddKeyedSingleton(httpName, (provider, _) => ActivatorUtilities.CreateInstance<CommercetoolsRequests>(provider, httpName));

    private static IHttpClientBuilder AddApi(
        this IServiceCollection services, string httpName, string clientName, Func<CommercetoolsClientOptions, string> address) =>
        services.AddHttp(httpName, clientName, options => $"{address(options).TrimEnd('/')}/{options.ProjectKey}/")
            .AddHttpMessageHandler(provider =>
                new AuthorizationHandler(provider.GetRequiredKeyedService<ITokenProvider>(clientName)))
            .AddCommercetoolsResilience(clientName)
            .AddHttpMessageHandler(provider => new ReplyHandler(provider.GetRequiredService<TimeProvider>()));

    private static IHttpClientBuilder AddHttp(
        this IServiceCollection services, string httpName, string clientName, Func<CommercetoolsClientOptions, string> address) =>
        services.AddHttpClient(httpName)
            .ConfigureHttpClient((provider, client) =>
            {
                var options = provider.GetRequiredService<IOptionsMonitor<CommercetoolsClientOptions>>().Get(clientName);
                client.BaseAddress = ServiceAddressAttribute.WithSlash(address(options));
                // The pipeline has the timeouts.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("connector-commercetools");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddHttpMessageHandler(provider => new CorrelationIdHandler(provider.GetRequiredService<ICorrelationIdProvider>()))
            .AddHttpMessageHandler(() => new OutcomeHandler());
}
