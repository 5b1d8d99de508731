using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>An answer of the management node.</summary>
internal sealed record ManagementReply(int StatusCode, AmqpMap Body, AmqpSymbol? Error = null, string? Description = null)
{
    public static ManagementReply Ok(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var body = new AmqpMap();
        foreach (var (name, value) in values)
            body[new MapKey(name)] = value;
        return new ManagementReply(200, body);
    }

    public static ManagementReply NoContent { get; } = new(204, new AmqpMap());

    public static ManagementReply MessageNotFound { get; } =
        new(404, new AmqpMap(), Wire.MessageNotFound, "There is no such message.");

    public static ManagementReply MessageLockLost { get; } =
        new(410, new AmqpMap(), Wire.MessageLockLost, "The lock of the message was lost.");

    public static ManagementReply SessionLockLost { get; } =
        new(410, new AmqpMap(), Wire.SessionLockLost, "The lock of the session was lost.");

    public static ManagementReply Refused(AmqpSymbol error, string description) => new(400, new AmqpMap(), error, description);

    public AmqpMessage ToMessage()
    {
        var message = AmqpMessage.Create(new AmqpValue { Value = Body });
        message.ApplicationProperties.Map["statusCode"] = StatusCode;
        message.ApplicationProperties.Map["statusDescription"] = Description ?? "OK";
        if (Error is { } error)
            message.ApplicationProperties.Map["errorCondition"] = error;
        return message;
    }
}
