using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connector.Sync.Telemetry;

/// <summary>The connector's traces and metrics. Names, units and meaning are stable: alerts depend on them.</summary>
public sealed class ConnectorTelemetry : IDisposable
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Connector";

    private readonly Meter meter;
    private readonly Counter<long> items;
    private readonly Histogram<double> latency;

    /// <summary>Creates the instruments.</summary>
    public ConnectorTelemetry(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        items = meter.CreateCounter<long>("connector.items", "{item}", "Work items by flow, outcome (done, skipped, retry, wait, dead_letter) and code.");
        latency = meter.CreateHistogram<double>("connector.latency", "s", "Time from the first sight of a change to the target being written, by flow.");
    }

    /// <summary>Source of the traces: one span per work item.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Counts an item.</summary>
    public void Item(string flow, string outcome, string? code) =>
        items.Add(1, new("flow", flow), new("outcome", outcome), new("code", code ?? ""));

    /// <summary>Records how long a change took to arrive.</summary>
    public void Latency(string flow, TimeSpan age) => latency.Record(age.TotalSeconds, new KeyValuePair<string, object?>("flow", flow));

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();
}
