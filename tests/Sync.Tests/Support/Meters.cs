using System.Diagnostics.Metrics;
using Connector.Sync.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Tests.Support;

internal static class Meters
{
    public static ConnectorTelemetry Create() =>
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
