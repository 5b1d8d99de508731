using Connector.Sync.Cursors;

namespace Connector.Sync.Tests.Catalog;

/// <summary>Feed cursors in memory.</summary>
internal sealed class MemoryFeedCursors : IFeedCursors
{
    public Dictionary<string, string> Cursors { get; } = [];

    public Task<string?> ReadAsync(string feed, CancellationToken cancellationToken) => Task.FromResult(Cursors.GetValueOrDefault(feed));

    public Task SaveAsync(string feed, string cursor, CancellationToken cancellationToken)
    {
        Cursors[feed] = cursor;
        return Task.CompletedTask;
    }
}
