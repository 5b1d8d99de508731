using System.Collections.Immutable;

namespace Connector.Sandbox.ServiceBus;

/// <summary>What a sender sent. Everything that the broker adds is in <see cref="StoredMessage"/>.</summary>
public sealed record BrokerMessage
{
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Empty when the sender gave none; such a message takes no part in duplicate detection.</summary>
    public string MessageId { get; init; } = "";

    public string? SessionId { get; init; }
    public string? CorrelationId { get; init; }
    public string? ContentType { get; init; }
    public string? Subject { get; init; }
    public string? To { get; init; }
    public string? ReplyTo { get; init; }
    public string? ReplyToSessionId { get; init; }
    public string? PartitionKey { get; init; }
    public TimeSpan? TimeToLive { get; init; }
    public DateTimeOffset? ScheduledEnqueueTime { get; init; }
    public ImmutableDictionary<string, object> ApplicationProperties { get; init; } = ImmutableDictionary<string, object>.Empty;

    internal BrokerMessage With(IEnumerable<KeyValuePair<string, object>>? changes) =>
        changes is null ? this : this with { ApplicationProperties = ApplicationProperties.SetItems(changes) };
}
