using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>The broker's end of a link that carries requests, with the function that answers them.</summary>
internal sealed class RequestLink(ReceivingAmqpLink link, ReplyLinks replies, Func<AmqpMessage, AmqpMessage> answer)
{
    public void Start() => link.RegisterMessageListener(OnRequest);

    private void OnRequest(AmqpMessage request)
    {
        using (request)
        {
            var reply = answer(request);
            link.DisposeMessage(request, new Accepted(), settled: true, batchable: false);
            replies.Answer(link, request, reply);
        }
    }
}
