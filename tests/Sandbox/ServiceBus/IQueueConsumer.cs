namespace Connector.Sandbox.ServiceBus;

/// <summary>What a consumer in this process (the Functions host) sees of a queue of the in-process broker.</summary>
public interface IQueueConsumer
{
    /// <summary>Name of the queue.</summary>
    string QueueName { get; }

    /// <summary>True when the queue requires sessions; then messages come through <see cref="AcceptNextSessionAsync"/> only.</summary>
    bool RequiresSession { get; }

    /// <summary>Waits for the next message of a queue without sessions and locks it.</summary>
    Task<IQueueMessage> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Waits for a session that has a message and nobody's lock, and locks it.</summary>
    Task<IQueueSession> AcceptNextSessionAsync(CancellationToken cancellationToken);
}

/// <summary>A locked session; disposing it gives the lock back (messages not settled become available again).</summary>
public interface IQueueSession : IAsyncDisposable
{
    /// <summary>Id of the session.</summary>
    string SessionId { get; }

    /// <summary>The next message of the session in order, or null when none came within <paramref name="wait"/>.</summary>
    Task<IQueueMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken);
}

/// <summary>A locked message.</summary>
public interface IQueueMessage
{
    /// <summary>Body.</summary>
    ReadOnlyMemory<byte> Body { get; }

    /// <summary>Message id.</summary>
    string MessageId { get; }

    /// <summary>Session id.</summary>
    string? SessionId { get; }

    /// <summary>Correlation id.</summary>
    string? CorrelationId { get; }

    /// <summary>Content type.</summary>
    string? ContentType { get; }

    /// <summary>Subject.</summary>
    string? Subject { get; }

    /// <summary>1 on the first delivery.</summary>
    int DeliveryCount { get; }

    /// <summary>Sequence number within the queue.</summary>
    long SequenceNumber { get; }

    /// <summary>When the message became available, UTC.</summary>
    DateTimeOffset EnqueuedTime { get; }

    /// <summary>Lock token.</summary>
    Guid LockToken { get; }

    /// <summary>Application properties.</summary>
    IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>Removes the message. False when the lock was lost.</summary>
    bool Complete();

    /// <summary>Gives the message back; after the queue's maximum of deliveries it goes to the dead-letter sub-queue. False when the lock was lost.</summary>
    bool Abandon();
}
