using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Writes a message for one delivery; the library does not allow sending one twice.</summary>
internal static class OutgoingMessage
{
    public static AmqpMessage Create(LockedMessage message)
    {
        var outgoing = Create(message.Stored);
        outgoing.MessageAnnotations.Map[Wire.LockedUntil] = message.LockedUntil.UtcDateTime;
        outgoing.DeliveryTag = new ArraySegment<byte>(message.LockToken.ToByteArray());
        return outgoing;
    }

    public static AmqpMessage Create(StoredMessage stored)
    {
        var content = stored.Content;
        var message = AmqpMessage.Create(new Data { Value = new ArraySegment<byte>(content.Body.ToArray()) });
        // The client adds one, and shows none at all when the header has no count.
        message.Header.DeliveryCount = (uint)stored.FailedDeliveries;
        if (content.TimeToLive is { } timeToLive)
            message.Header.Ttl = (uint)Math.Min(timeToLive.TotalMilliseconds, uint.MaxValue);
        WriteProperties(content, message.Properties);
        WriteAnnotations(stored, message.MessageAnnotations);
        foreach (var (name, value) in content.ApplicationProperties)
            message.ApplicationProperties.Map[name] = PropertyValues.ToWire(value);
        return message;
    }

    /// <summary>The whole message as bytes, the form in which the management node carries it.</summary>
    public static ArraySegment<byte> Encode(AmqpMessage message)
    {
        using var source = message.ToStream();
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return new ArraySegment<byte>(copy.ToArray());
    }

    private static void WriteProperties(BrokerMessage content, Properties properties)
    {
        if (content.MessageId.Length > 0)
            properties.MessageId = content.MessageId;
        if (content.CorrelationId is { } correlationId)
            properties.CorrelationId = correlationId;
        if (content.ContentType is { } contentType)
            properties.ContentType = contentType;
        if (content.To is { } to)
            properties.To = to;
        if (content.ReplyTo is { } replyTo)
            properties.ReplyTo = replyTo;
        properties.Subject = content.Subject;
        properties.GroupId = content.SessionId;
        properties.ReplyToGroupId = content.ReplyToSessionId;
    }

    private static void WriteAnnotations(StoredMessage stored, MessageAnnotations annotations)
    {
        annotations.Map[Wire.SequenceNumber] = stored.SequenceNumber;
        annotations.Map[Wire.EnqueuedTime] = stored.EnqueuedTime.UtcDateTime;
        annotations.Map[Wire.State] = (int)stored.State;
        if (stored.Content.PartitionKey is { } partitionKey)
            annotations.Map[Wire.PartitionKey] = partitionKey;
        if (stored.Content.ScheduledEnqueueTime is { } due)
            annotations.Map[Wire.ScheduledEnqueueTime] = due.UtcDateTime;
        if (stored.DeadLetterSource is { } source)
            annotations.Map[Wire.DeadLetterSource] = source;
    }
}
