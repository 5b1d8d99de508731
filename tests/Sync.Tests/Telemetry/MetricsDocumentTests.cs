using System.Diagnostics.Metrics;
using Connector.Sync.Telemetry;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Telemetry;

public sealed class MetricsDocumentTests
{
    [Fact]
    public void The_table_of_metrics_says_what_the_code_records()
    {
        var recorded = new SortedSet<string>(StringComparer.Ordinal);
        object? scope = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == ConnectorTelemetry.Name && instrument.Meter.Scope == scope) self.EnableMeasurementEvents(instrument);
        };
        using var telemetry = Meters.Create();
        scope = telemetry.Scope;
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => recorded.Add(Row(instrument, tags)));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => recorded.Add(Row(instrument, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => recorded.Add(Row(instrument, tags)));
        listener.Start();

        telemetry.Item("stock", "done", null);
        telemetry.Latency("stock", TimeSpan.FromSeconds(1));
        telemetry.Run("stock", "full");
        telemetry.Removed("runs", 1);
        telemetry.Subscription(true);

        var documented = Repository.Text("shared/Connector.Sync/Telemetry/metrics.md").Split('\n')
            .Where(line => line.StartsWith("| connector.", StringComparison.Ordinal))
            .Select(line => string.Join(" | ", line.Split('|', StringSplitOptions.TrimEntries)[1..4]));
        Assert.Equal(documented.Order(StringComparer.Ordinal), recorded);
    }

    private static string Row(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var names = new List<string>();
        foreach (var tag in tags) names.Add(tag.Key);
        return $"{instrument.Name} | {instrument.Unit} | {string.Join(", ", names)}";
    }
}
