using Connector.MaxGateway.Customers;
using Connector.MaxGateway.Endpoints;
using Connector.MaxGateway.Feeds;
using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Orders.Changes;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway;

/// <summary>Composes the gateway.</summary>
public static class GatewayHost
{
    /// <summary>Builds the gateway; the caller runs it.</summary>
    /// <param name="args">Settings as command line arguments, for example <c>--Gateway:Inbox:Path=C:\inbox.db</c>.</param>
    /// <param name="replace">Replaces the ports to MAX: <see cref="IMaxConnections"/>, <see cref="IMaxUpdateFactory"/>, <see cref="IMaxEtlFactory"/>, or the clock.</param>
    /// <param name="outermost">Adds middleware before everything else.</param>
    /// <returns>The application. Starting it throws <see cref="OptionsValidationException"/> when settings are wrong.</returns>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null, Action<IApplicationBuilder>? outermost = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseWindowsService(service => service.ServiceName = "Connector MAX gateway");
        builder.Services.AddGateway();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        outermost?.Invoke(app);
        app.UseMiddleware<CorrelationId>();
        app.UseMiddleware<ProblemResponses>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGateway();
        return app;
    }

    private static void AddGateway(this IServiceCollection services)
    {
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IMaxConnections, SqlServerConnections>();
        services.AddSingleton<IMaxUpdateFactory, ComMaxUpdateFactory>();
        services.AddSingleton<IMaxEtlFactory, EtlProcessFactory>();
        services.AddSingleton<InboxDatabase>();
        services.AddSingleton<IInbox, SqliteInbox>();
        services.AddSingleton<OrderMemories>();
        services.AddSingleton<CustomerLinks>();
        services.AddSingleton<MaxCompanies>();
        services.AddSingleton<OutcomeSignals>();
        services.AddSingleton<OrderIntake>();
        services.AddSingleton<ChangeIntake>();
        services.AddSingleton<OrderReading>();
        services.AddSingleton<CustomerReading>();
        services.AddSingleton<CustomerTurns>();
        services.AddSingleton<CustomerMatching>();
        services.AddSingleton<CustomerCreation>();
        services.AddSingleton<CustomerUpdate>();
        services.AddSingleton<CustomerUpsert>();
        services.AddSingleton<FeedReads>();
        services.AddSingleton<OrderOrigins>();
        services.AddSingleton<FulfilmentReading>();
        services.AddSingleton<ReturnMemories>();
        services.AddSingleton<IReturnMemory>(provider => provider.GetRequiredService<ReturnMemories>());
        services.AddSingleton<CompanyAccess>();
        services.AddHostedService<CompanyWorkers>();
        services.AddHostedService<InboxRetention>();
        services.AddCallers();
        services.AddGatewayOpenApi();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((kestrel, gateway) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = gateway.Value.MaxRequestBytes;
        });
    }

    private static void MapGateway(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var v1 = app.MapGroup("/v1").RequireAuthorization();
        v1.MapHealth();
        var company = v1.MapGroup("/{company}").AddEndpointFilter(app.Services.GetRequiredService<CompanyAccess>());
        company.MapCustomers();
        company.MapOrders();
        company.MapReturns();
        company.MapStock();
        company.MapPrices();
        company.MapFeeds();
        company.MapFulfilment();
    }
}
