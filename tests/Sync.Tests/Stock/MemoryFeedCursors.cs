using Connector.Sync.Cursors;

namespace Connector.Sync.Tests.Stock;

/// <summary>Cursors of feeds in memory.</summary>
internal sealed class MemoryFeedCursors : IFeedCursors
{
    public Dictionary<string, string> Saved { get; } = [];

    public Task<string?> ReadAsync(string feed, CancellationToken cancellationToken) => Task.FromResult(Saved.GetValueOrDefault(feed));

    public Task SaveAsync(string feed, string cursor, CancellationToken cancellationToken)
    {
        Saved[feed] = cursor;
        return Task.CompletedTask;
    }
}
