using Connector.Sync.Flows;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Tests.Returns;

/// <summary>A mode per flow, all with the same start.</summary>
internal sealed class FlowModes(DateTimeOffset start) : IOptionsMonitor<FlowOptions>
{
    public FlowMode Returns { get; set; } = FlowMode.Live;

    public FlowMode Feedback { get; set; } = FlowMode.Live;

    public DateTimeOffset Start { get; set; } = start;

    public FlowOptions CurrentValue => Get(null);

    public FlowOptions Get(string? name) => new() { Start = Start, Mode = name == FlowName.OrderFeedback ? Feedback : Returns };

    public IDisposable? OnChange(Action<FlowOptions, string?> listener) => null;
}
