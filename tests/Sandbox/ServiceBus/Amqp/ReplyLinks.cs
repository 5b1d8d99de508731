using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Where answers go: links that a client opened to receive them, by connection and address.</summary>
internal sealed class ReplyLinks
{
    private readonly ConcurrentDictionary<(AmqpConnection Connection, string Address), SendingAmqpLink> links = [];
    private long lastTag;

    public void Add(SendingAmqpLink link, string address)
    {
        var key = (link.Session.Connection, address);
        links[key] = link;
        link.SafeAddClosed((_, _) => links.TryRemove(KeyValuePair.Create(key, link)));
    }

    /// <summary>Answers a request. A client that has gone in the meantime gets no answer.</summary>
    public void Answer(AmqpLink requestLink, AmqpMessage request, AmqpMessage reply)
    {
        reply.Properties.CorrelationId = request.Properties.MessageId;
        var address = request.Properties.ReplyTo.ToString()!;
        if (links.TryGetValue((requestLink.Session.Connection, address), out var link))
            link.SendMessageNoWait(reply, NextTag(), AmqpConstants.NullBinary);
    }

    private ArraySegment<byte> NextTag() => new(BitConverter.GetBytes(Interlocked.Increment(ref lastTag)));
}
