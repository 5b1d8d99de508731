using Azure.Monitor.OpenTelemetry.Exporter;
using Connector.Commercetools;
using Connector.ExactMax.Client;
using Connector.Functions;
using Connector.Functions.Operations;
using Connector.Sync;
using Connector.Sync.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    // Calls are traces and metrics; a log line for each step of each call hides what matters.
    builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
    builder.Services.AddConnector(builder.Configuration, MappingFile.Load(builder.Configuration));
    builder.Services.AddSingleton<Caller>();
    // One correlation id from the commercetools event to the gateway's log.
    builder.Services.PostConfigure<MaxGatewayOptions>(options => options.CorrelationId = () => CorrelationId.Current);
    var telemetry = builder.Services.AddOpenTelemetry();
    telemetry.UseFunctionsWorkerDefaults();
    telemetry.WithTracing(tracing => tracing.AddSource(ConnectorTelemetry.Name)).WithMetrics(metrics => metrics.AddMeter(ConnectorTelemetry.Name));
    if (builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 }) telemetry.UseAzureMonitorExporter();
    await builder.Build().RunAsync();
    return 0;
}
catch (Exception e) when (StartFailure.IsSetting(e))
{
    // A wrong setting is the installer's to fix: say which and what is allowed, without a stack trace.
    foreach (var sentence in StartFailure.Sentences(e)) await Console.Error.WriteLineAsync(sentence);
    return 1;
}
