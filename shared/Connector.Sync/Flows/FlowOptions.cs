namespace Connector.Sync.Flows;

/// <summary>Whether a flow writes.</summary>
public enum FlowMode
{
    /// <summary>The flow does nothing; its messages are completed unread.</summary>
    Off,

    /// <summary>Everything but the write: what would have been written is recorded.</summary>
    Shadow,

    /// <summary>The flow writes.</summary>
    Live,
}

/// <summary>Section <c>Flows:OrderExport</c> and its siblings.</summary>
public sealed class FlowOptions
{
    /// <summary><c>off</c>, <c>shadow</c> or <c>live</c>; default <c>off</c>, so that nothing is written by accident.</summary>
    public FlowMode Mode { get; set; } = FlowMode.Off;

    /// <summary>Records created before this instant are never exported; null means the flow's first start. ISO 8601 with offset.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>A sweep starts this much before the last one ended, for changes that became visible late; default 5 min.</summary>
    public TimeSpan SweepOverlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A sweep leaves out changes younger than this, which queries may not show yet; default 30 s.</summary>
    public TimeSpan SweepSettle { get; set; } = TimeSpan.FromSeconds(30);
}
