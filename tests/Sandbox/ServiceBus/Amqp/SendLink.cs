using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>The broker's end of a client's sender.</summary>
internal sealed class SendLink(ReceivingAmqpLink link, BrokerQueue queue)
{
    public void Start() => link.RegisterMessageListener(OnMessage);

    private void OnMessage(AmqpMessage message)
    {
        using (message)
        {
            // Once we said that we close, the client gets no answer any more and will send again.
            if (link.Session.Connection.State == AmqpObjectState.Opened)
                link.DisposeMessage(message, Send(message), settled: true, batchable: message.Batchable);
        }
    }

    private Outcome Send(AmqpMessage message)
    {
        try
        {
            queue.Send(IncomingMessage.ReadAll(message));
            return new Accepted();
        }
        catch (InvalidOperationException refused)
        {
            return Refuse(AmqpErrorCode.NotAllowed, refused);
        }
        catch (NotSupportedException unknown)
        {
            return Refuse(AmqpErrorCode.NotImplemented, unknown);
        }
    }

    private static Rejected Refuse(Microsoft.Azure.Amqp.Encoding.AmqpSymbol condition, Exception reason) =>
        new() { Error = new Error { Condition = condition, Description = reason.Message } };
}
