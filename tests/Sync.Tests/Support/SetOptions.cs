using Connector.Sync.Flows;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Tests.Support;

/// <summary>The same options under every name; tests may replace them.</summary>
internal sealed class SetOptions(FlowOptions value) : IOptionsMonitor<FlowOptions>
{
    public FlowOptions CurrentValue { get; set; } = value;

    public FlowOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<FlowOptions, string?> listener) => null;
}
