namespace Connector.Sync.Cursors;

/// <summary>How far a feed of the gateway was read; the cursors are the gateway's and opaque.</summary>
public interface IFeedCursors
{
    /// <summary>The cursor of a feed, or null before the first run.</summary>
    Task<string?> ReadAsync(string feed, CancellationToken cancellationToken);

    /// <summary>Keeps a cursor once everything before it is on the queue. An older one does no harm: feeds are at least once.</summary>
    Task SaveAsync(string feed, string cursor, CancellationToken cancellationToken);
}
