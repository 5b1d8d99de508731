using Connector.Sync.Operations;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Support;

/// <summary>Remembers how replayed items ended.</summary>
internal sealed class RecordingReplays : IReplays
{
    public List<(string Key, ReplayState State)> Settled { get; } = [];

    public Task SettledAsync(WorkItem item, ReplayState state, CancellationToken cancellationToken)
    {
        Settled.Add((item.Key, state));
        return Task.CompletedTask;
    }
}
