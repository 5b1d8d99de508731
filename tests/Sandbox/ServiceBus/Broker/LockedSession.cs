namespace Connector.Sandbox.ServiceBus;

/// <summary>A session under a receiver's lock.</summary>
public sealed class LockedSession : IQueueSession, IRenewableLock
{
    private readonly BrokerQueue queue;

    internal LockedSession(BrokerQueue queue, SessionEntry entry, Waiters<LockedMessage?> waiters, DateTimeOffset lockedUntil)
    {
        this.queue = queue;
        Entry = entry;
        Waiters = waiters;
        LockedUntil = lockedUntil;
    }

    public string SessionId => Entry.Id;
    public DateTimeOffset LockedUntil { get; internal set; }

    /// <summary>Whether the lock has run out or was given back.</summary>
    public bool IsLost => queue.IsLost(this);

    /// <summary>
    /// Called when a message of the session becomes available and nobody waits for it, and when the lock is lost.
    /// It is called under the queue's lock: only schedule work.
    /// </summary>
    public Action? Changed { get; set; }

    internal SessionEntry Entry { get; }
    internal Waiters<LockedMessage?> Waiters { get; }

    /// <summary>The next message, or null when none came in time or the session's lock was lost.</summary>
    public Task<IQueueMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        queue.ReceiveFromSessionAsync(this, wait, cancellationToken);

    public LockedMessage? TryReceive() => queue.TryReceiveFromSession(this);

    public bool RenewLock() => queue.RenewSessionLock(this);

    public bool TryGetState(out byte[]? state) => queue.TryGetSessionState(this, out state);

    /// <summary>Null removes the state. False when the lock was lost.</summary>
    public bool SetState(byte[]? state) => queue.SetSessionState(this, state);

    /// <summary>Gives the lock back. Messages that were not settled become available without being counted as delivered.</summary>
    public void Release() => queue.ReleaseSession(this);

    /// <inheritdoc cref="Release"/>
    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }
}
