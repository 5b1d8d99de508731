namespace Connector.Sandbox.ServiceBus;

/// <summary>A message in a queue; changed only under the queue's lock.</summary>
internal sealed class Entry
{
    public required BrokerMessage Content { get; set; }
    public required long SequenceNumber { get; set; }
    public required DateTimeOffset EnqueuedTime { get; set; }
    public MessageState State { get; set; }
    public int FailedDeliveries { get; set; }
    public string? DeadLetterSource { get; set; }
    public SessionEntry? Session { get; set; }

    /// <summary>Null while nobody holds the message.</summary>
    public Guid? LockToken { get; set; }

    public DateTimeOffset LockedUntil { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public Deadline? LockExpiry { get; set; }
    public Deadline? Expiry { get; set; }
    public Deadline? Due { get; set; }

    public StoredMessage Snapshot() => new()
    {
        Content = Content,
        SequenceNumber = SequenceNumber,
        EnqueuedTime = EnqueuedTime,
        FailedDeliveries = FailedDeliveries,
        State = State,
        DeadLetterSource = DeadLetterSource,
    };

    /// <summary>Order of delivery: an abandoned message takes its old place.</summary>
    public static IComparer<Entry> BySequence { get; } =
        Comparer<Entry>.Create((left, right) => left.SequenceNumber.CompareTo(right.SequenceNumber));
}
