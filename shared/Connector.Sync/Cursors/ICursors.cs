namespace Connector.Sync.Cursors;

/// <summary>How far a sweep or feed was read. A cursor moves only after what it passed is on the queue.</summary>
public interface ICursors
{
    /// <summary>The instant up to which everything was queued, or null before the first run.</summary>
    Task<DateTimeOffset?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Moves the cursor; it never moves back.</summary>
    Task AdvanceAsync(string name, DateTimeOffset position, CancellationToken cancellationToken);
}
