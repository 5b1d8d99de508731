using System.Runtime.Versioning;
using Connector.MaxGateway.Customers;
using Connector.MaxGateway.Doctor;
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
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.EventLog;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway;

/// <summary>Composes the gateway.</summary>
public static class GatewayHost
{
    /// <summary>Name of the Windows service, and of its source in the event log.</summary>
    public const string ServiceName = "Connector MAX gateway";

    /// <summary>Builds the gateway; the caller runs it.</summary>
    /// <param name="args">Settings as command line arguments, for example <c>--Gateway:Inbox:Path=C:\inbox.db</c>.</param>
    /// <param name="replace">Replaces the ports to MAX: <see cref="IMaxConnections"/>, <see cref="IMaxUpdateFactory"/>, <see cref="IMaxEtlFactory"/>, or the clock.</param>
    /// <param name="outermost">Adds middleware before everything else.</param>
    /// <returns>The application. Starting it throws <see cref="OptionsValidationException"/> when settings are wrong.</returns>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null, Action<IApplicationBuilder>? outermost = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddSettingsFile();
        builder.Host.UseWindowsService(service => service.ServiceName = ServiceName);
        builder.AddLogs();
        builder.Services.AddGateway();
        builder.Services.AddHostedService(services => new ReportAtStart(
            args, replace, services.GetRequiredService<IOptions<GatewayOptions>>(), services.GetRequiredService<ILogger<ReportAtStart>>()));
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        outermost?.Invoke(app);
        app.UseMiddleware<CorrelationId>();
        app.UseMiddleware<ProblemResponses>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
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
        services.AddRequestLimits();
        services.TryAddSingleton<ICertificateStore, ComputerCertificateStore>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>, ICertificateStore>(KestrelSetup.Apply);
    }

    // The settings of a site survive an upgrade of the program's folder: --SettingsFile names their file. Environment and command line still win.
    private static void AddSettingsFile(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["SettingsFile"] is not { Length: > 0 } path)
            return;
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var last = sources.Select((source, index) => (source, index)).Last(entry => entry.source is JsonConfigurationSource).index;
        var file = new JsonConfigurationSource { Path = Path.GetFullPath(path), Optional = false };
        file.ResolveFileProvider();
        sources.Insert(last + 1, file);
    }

    private static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ILoggerProvider>(services =>
            LogFile.Open(services.GetRequiredService<IConfiguration>().GetSection($"{GatewayOptions.Section}:Log").Get<LogOptions>() ?? new LogOptions()));
        // The event log itself is there on Windows only, and then from the framework, for warnings and worse.
        if (OperatingSystem.IsWindows())
            builder.Services.Configure<EventLogSettings>(NameSource);
    }

    [SupportedOSPlatform("windows")]
    private static void NameSource(EventLogSettings events) => events.SourceName = ServiceName;

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
