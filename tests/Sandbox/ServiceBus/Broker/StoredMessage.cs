namespace Connector.Sandbox.ServiceBus;

/// <summary>State of a message as the wire knows it; the numbers are those of annotation x-opt-message-state.</summary>
public enum MessageState
{
    Active = 0,
    Deferred = 1,
    Scheduled = 2,
}

/// <summary>A message with what the broker knows of it, frozen at one moment.</summary>
public sealed record StoredMessage
{
    public required BrokerMessage Content { get; init; }
    public required long SequenceNumber { get; init; }
    public required DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>Deliveries that ended without success.</summary>
    public required int FailedDeliveries { get; init; }

    public required MessageState State { get; init; }

    /// <summary>Queue that the message was dead-lettered from.</summary>
    public string? DeadLetterSource { get; init; }
}
