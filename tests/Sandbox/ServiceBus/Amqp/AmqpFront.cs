using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Sasl;
using Microsoft.Azure.Amqp.Transport;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Speaks AMQP 1.0 as Service Bus does, on the loopback interface, without TLS.</summary>
internal sealed class AmqpFront : IRuntimeProvider
{
    /// <summary>Mechanism of the Service Bus client: anonymous, since every entity is authorised by a token at $cbs.</summary>
    private const string SaslMechanism = "MSSBCBS";

    private readonly ConcurrentDictionary<AmqpConnection, byte> connections = [];
    private readonly AmqpConnectionListener listener;
    private readonly LinkOpening opening;

    public AmqpFront(Broker broker, int port)
    {
        opening = new LinkOpening(broker);
        var sasl = new SaslTransportProvider();
        sasl.Versions.Add(new AmqpVersion(1, 0, 0));
        sasl.AddHandler(new SaslAnonymousHandler(SaslMechanism));
        var settings = new AmqpSettings { RuntimeProvider = this };
        settings.TransportProviders.Add(sasl);
        listener = new AmqpConnectionListener(
            [$"amqp://127.0.0.1:{port}"],
            settings,
            new AmqpConnectionSettings { ContainerId = "sandbox", ChannelMax = 255, MaxFrameSize = 64 * 1024 });
    }

    public void Open() => listener.Open();

    public void Close() => listener.Close();

    /// <summary>Drops every client, as Service Bus does now and then.</summary>
    public void CloseConnections()
    {
        foreach (var connection in connections.Keys)
            connection.SafeClose();
    }

    public AmqpConnection CreateConnection(
        TransportBase transport,
        ProtocolHeader protocolHeader,
        bool isInitiator,
        AmqpSettings amqpSettings,
        AmqpConnectionSettings connectionSettings)
    {
        var connection = new AmqpConnection(transport, protocolHeader, isInitiator, amqpSettings, connectionSettings);
        connections[connection] = 0;
        connection.SafeAddClosed((_, _) => connections.TryRemove(connection, out var _));
        return connection;
    }

    public AmqpSession CreateSession(AmqpConnection connection, AmqpSessionSettings sessionSettings) =>
        new(connection, sessionSettings, this);

    /// <summary>Must not fail: what is wrong with a link can be said to the client only once the link exists.</summary>
    public AmqpLink CreateLink(AmqpSession session, AmqpLinkSettings linkSettings)
    {
        if (!linkSettings.IsReceiver())
            return new SendingAmqpLink(session, linkSettings);

        linkSettings.TotalLinkCredit = 500;
        linkSettings.AutoSendFlow = true;
        linkSettings.MaxMessageSize = Wire.MaxMessageSize;
        return new ReceivingAmqpLink(session, linkSettings);
    }

    public IAsyncResult BeginOpenLink(AmqpLink link, TimeSpan timeout, AsyncCallback callback, object state) =>
        TaskToAsyncResult.Begin(opening.OpenAsync(link), callback, state);

    public void EndOpenLink(IAsyncResult result) => TaskToAsyncResult.End(result);
}
