using System.Collections.Immutable;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Reads what a sender sent, into memory of our own: the library reuses its buffers.</summary>
internal static class IncomingMessage
{
    /// <exception cref="NotSupportedException">The body is not plain bytes.</exception>
    public static IReadOnlyList<BrokerMessage> ReadAll(AmqpMessage message) =>
        message.MessageFormat == Wire.BatchFormat
            ? [.. message.DataBody.Select(part => Read(Bytes(part)))]
            : [Read(message)];

    public static BrokerMessage Read(ArraySegment<byte> encoded)
    {
        using var message = AmqpMessage.CreateAmqpStreamMessage(new BufferListStream([encoded]), true);
        return Read(message);
    }

    private static BrokerMessage Read(AmqpMessage message)
    {
        if ((message.BodyType & (SectionFlag.AmqpValue | SectionFlag.AmqpSequence)) != 0)
            throw new NotSupportedException("The sandbox takes messages with a binary body only.");

        // A sender may leave out both sections; commercetools sends no message id.
        var properties = (message.Sections & SectionFlag.Properties) == 0 ? new Properties() : message.Properties;
        var header = (message.Sections & SectionFlag.Header) == 0 ? new Header() : message.Header;
        return new BrokerMessage
        {
            Body = Body(message),
            MessageId = properties.MessageId?.ToString() ?? "",
            SessionId = properties.GroupId,
            CorrelationId = properties.CorrelationId?.ToString(),
            ContentType = properties.ContentType.Value,
            Subject = properties.Subject,
            To = properties.To?.ToString(),
            ReplyTo = properties.ReplyTo?.ToString(),
            ReplyToSessionId = properties.ReplyToGroupId,
            PartitionKey = Annotation<string>(message, Wire.PartitionKey),
            TimeToLive = header.Ttl is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            ScheduledEnqueueTime = Annotation<object>(message, Wire.ScheduledEnqueueTime) is DateTime due
                ? new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc))
                : null,
            ApplicationProperties = (message.Sections & SectionFlag.ApplicationProperties) == 0
                ? ImmutableDictionary<string, object>.Empty
                : PropertyValues.FromWire(message.ApplicationProperties.Map).ToImmutableDictionary(),
        };
    }

    private static byte[] Body(AmqpMessage message) =>
        (message.BodyType & SectionFlag.Data) == 0 ? [] : [.. message.DataBody.SelectMany(part => Bytes(part))];

    private static ArraySegment<byte> Bytes(Data part) =>
        part.Value as ArraySegment<byte>? ?? new ArraySegment<byte>((byte[])part.Value);

    private static T? Annotation<T>(AmqpMessage message, string name) where T : class =>
        (message.Sections & SectionFlag.MessageAnnotations) == 0 ? null : message.MessageAnnotations.Map[name] as T;
}
