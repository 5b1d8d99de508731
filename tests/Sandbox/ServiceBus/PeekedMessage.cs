namespace Connector.Sandbox.ServiceBus;

/// <summary>A message as a peek shows it: nothing is locked or changed.</summary>
public sealed record PeekedMessage
{
    public required string Body { get; init; }
    public required string MessageId { get; init; }
    public string? SessionId { get; init; }
    public string? CorrelationId { get; init; }
    public string? Subject { get; init; }
    public required long SequenceNumber { get; init; }
    public required DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>Deliveries that ended without success.</summary>
    public required int DeliveryCount { get; init; }

    public string? DeadLetterReason { get; init; }
    public string? DeadLetterErrorDescription { get; init; }
    public required IReadOnlyDictionary<string, object> ApplicationProperties { get; init; }

    /// <summary>When the message becomes available, if it is scheduled.</summary>
    public DateTimeOffset? ScheduledEnqueueTime { get; init; }
}
