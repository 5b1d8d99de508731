using Microsoft.Azure.Amqp.Encoding;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Application property values: AMQP has no offset, duration or address, so the client sends them described.</summary>
internal static class PropertyValues
{
    private static readonly AmqpSymbol Offset = "com.microsoft:datetime-offset";
    private static readonly AmqpSymbol Duration = "com.microsoft:timespan";
    private static readonly AmqpSymbol Address = "com.microsoft:uri";

    public static object FromWire(object value) => value switch
    {
        DescribedType { Descriptor: AmqpSymbol name, Value: long ticks } when name.Equals(Offset) =>
            new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc)),
        DescribedType { Descriptor: AmqpSymbol name, Value: long ticks } when name.Equals(Duration) => new TimeSpan(ticks),
        DescribedType { Descriptor: AmqpSymbol name, Value: string text } when name.Equals(Address) => new Uri(text, UriKind.RelativeOrAbsolute),
        AmqpSymbol symbol => symbol.Value,
        ArraySegment<byte> bytes => bytes.ToArray(),
        _ => value,
    };

    public static object ToWire(object value) => value switch
    {
        DateTimeOffset instant => new DescribedType(Offset, instant.UtcTicks),
        TimeSpan duration => new DescribedType(Duration, duration.Ticks),
        Uri address => new DescribedType(Address, address.OriginalString),
        byte[] bytes => new ArraySegment<byte>(bytes),
        _ => value,
    };

    public static IEnumerable<KeyValuePair<string, object>> FromWire<TKey>(IEnumerable<KeyValuePair<TKey, object>> map) =>
        map.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key!.ToString()!, FromWire(pair.Value)));
}
