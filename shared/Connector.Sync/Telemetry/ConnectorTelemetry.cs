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
    private readonly Counter<long> runs;
    private readonly Counter<long> removed;
    private readonly Gauge<int> subscription;

    /// <summary>Creates the instruments.</summary>
    public ConnectorTelemetry(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        items = meter.CreateCounter<long>("connector.items", "{item}", "Work items by flow, outcome (done, skipped, retry, wait, dead_letter) and code.");
        latency = meter.CreateHistogram<double>("connector.latency", "s", "Time from the first sight of a change to the target being written, by flow.");
        runs = meter.CreateCounter<long>("connector.runs", "{run}", "Runs of a producer that ended, by flow and kind.");
        removed = meter.CreateCounter<long>("connector.housekeeping.removed", "{record}", "What housekeeping removed, by kind.");
        subscription = meter.CreateGauge<int>("connector.subscription.healthy", "1", "1 while commercetools delivers notifications, otherwise 0.");
    }

    /// <summary>Source of the traces: one span per work item.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>The factory that made the meter: tells it from others of its name in one process.</summary>
    internal object? Scope => meter.Scope;

    /// <summary>Counts an item.</summary>
    public void Item(string flow, string outcome, string? code) =>
        items.Add(1, new("flow", flow), new("outcome", outcome), new("code", code ?? ""));

    /// <summary>Records how long a change took to arrive.</summary>
    public void Latency(string flow, TimeSpan age) => latency.Record(age.TotalSeconds, new KeyValuePair<string, object?>("flow", flow));

    /// <summary>Counts a run that ended.</summary>
    public void Run(string flow, string kind) => runs.Add(1, new("flow", flow), new("kind", kind));

    /// <summary>Counts what housekeeping removed.</summary>
    public void Removed(string kind, long count) => removed.Add(count, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Records whether notifications are delivered.</summary>
    public void Subscription(bool healthy) => subscription.Record(healthy ? 1 : 0);

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();
}
