using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>A request to the management node: an operation, and a map of arguments.</summary>
internal sealed class ManagementRequest(AmqpMessage message)
{
    private readonly AmqpMap body = message.ValueBody?.Value as AmqpMap ?? new AmqpMap();

    public string Operation => (string)message.ApplicationProperties.Map["operation"];

    /// <summary>Name of the receiver's link that the request belongs to, while that is open.</summary>
    public string? LinkName => message.ApplicationProperties.Map["associated-link-name"] as string;

    public string? SessionId => Optional("session-id") as string;

    public long[] SequenceNumbers => Required<long[]>("sequence-numbers");

    public Guid[] LockTokens => Required<Guid[]>("lock-tokens");

    public object? Optional(string name) => body.TryGetValue(new MapKey(name), out object value) ? value : null;

    public T Required<T>(string name) => Optional(name) is T value
        ? value
        : throw Wire.Error(AmqpErrorCode.InvalidField, $"{Operation} lacks {name}.");

    public IEnumerable<KeyValuePair<string, object>>? Changes => Optional("properties-to-modify") is AmqpMap changes
        ? PropertyValues.FromWire(changes.Select(pair => KeyValuePair.Create(pair.Key.Key, pair.Value)))
        : null;
}
