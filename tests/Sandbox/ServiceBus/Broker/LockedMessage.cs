namespace Connector.Sandbox.ServiceBus;

/// <summary>A message under a receiver's lock.</summary>
public sealed class LockedMessage : IQueueMessage, IRenewableLock
{
    private readonly BrokerQueue queue;

    internal LockedMessage(BrokerQueue queue, StoredMessage stored, Guid lockToken, DateTimeOffset lockedUntil)
    {
        this.queue = queue;
        Stored = stored;
        LockToken = lockToken;
        LockedUntil = lockedUntil;
    }

    public StoredMessage Stored { get; }
    public Guid LockToken { get; }
    public DateTimeOffset LockedUntil { get; private set; }

    public ReadOnlyMemory<byte> Body => Stored.Content.Body;
    public string MessageId => Stored.Content.MessageId;
    public string? SessionId => Stored.Content.SessionId;
    public string? CorrelationId => Stored.Content.CorrelationId;
    public string? ContentType => Stored.Content.ContentType;
    public string? Subject => Stored.Content.Subject;
    public int DeliveryCount => Stored.FailedDeliveries + 1;
    public long SequenceNumber => Stored.SequenceNumber;
    public DateTimeOffset EnqueuedTime => Stored.EnqueuedTime;
    public IReadOnlyDictionary<string, object> ApplicationProperties => Stored.Content.ApplicationProperties;

    public bool Complete() => queue.Complete(LockToken);

    public bool Abandon() => queue.Abandon(LockToken);

    public bool DeadLetter(string? reason, string? description) => queue.DeadLetter(LockToken, reason, description);

    public bool Defer() => queue.Defer(LockToken);

    public bool RenewLock()
    {
        if (queue.RenewLock(LockToken) is not { } until)
            return false;
        LockedUntil = until;
        return true;
    }
}
