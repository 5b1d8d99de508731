using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>The node $cbs. The sandbox listens on the loopback interface only and takes every token.</summary>
internal static class TokenNode
{
    public const string Address = "$cbs";

    public static AmqpMessage Answer(AmqpMessage request)
    {
        var reply = AmqpMessage.Create(new AmqpValue { Value = null });
        reply.ApplicationProperties.Map["status-code"] = 202;
        reply.ApplicationProperties.Map["status-description"] = "Accepted";
        return reply;
    }
}
