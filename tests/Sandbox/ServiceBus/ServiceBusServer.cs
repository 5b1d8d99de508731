using System.Net;
using System.Net.Sockets;
using Connector.Sandbox.ServiceBus.Amqp;

namespace Connector.Sandbox.ServiceBus;

/// <summary>
/// Azure Service Bus on this machine, in memory: the real client works with it over AMQP, the Functions host within the process.
/// </summary>
public sealed class ServiceBusServer : IAsyncDisposable
{
    private readonly AmqpFront front;

    private ServiceBusServer(Broker broker, AmqpFront front, int port)
    {
        Broker = broker;
        this.front = front;
        Port = port;
    }

    public Broker Broker { get; }

    public int Port { get; }

    /// <summary>Connection string of the namespace, without EntityPath.</summary>
    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName=sandbox;SharedAccessKey=sandbox;UseDevelopmentEmulator=true";

    /// <summary>Starts on a port, or on any free one.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<ServiceBusServer> StartAsync(
        IEnumerable<QueueDescription> queues,
        int port = 0,
        TimeProvider? time = null)
    {
        var broker = new Broker(queues, time ?? TimeProvider.System);
        for (var attempt = 1; ; attempt++)
        {
            var chosen = Probe(port);
            var front = new AmqpFront(broker, chosen);
            try
            {
                front.Open();
                return Task.FromResult(new ServiceBusServer(broker, front, chosen));
            }
            catch (SocketException) when (port == 0 && attempt < 5)
            {
                // Somebody took the free port between our look and our bind: the AMQP library cannot pick one itself.
                front.Close();
            }
        }
    }

    /// <summary>The consumer of a queue for this process.</summary>
    public IQueueConsumer Consumer(string queueName) => Broker[queueName];

    public QueueCounts Counts(string queueName) => Broker[queueName].Counts();

    /// <summary>All messages of a queue or of its dead-letter sub-queue, in order.</summary>
    public IReadOnlyList<PeekedMessage> Peek(string queueName, bool deadLetter = false) =>
        (deadLetter ? Broker[queueName].DeadLetters! : Broker[queueName]).Peek();

    /// <summary>What "re-send" in Service Bus Explorer does: a fresh copy of every dead letter, which leaves the sub-queue.</summary>
    public void ResendDeadLetters(string queueName) => Broker[queueName].ResendDeadLetters();

    /// <summary>Drops all connections, as Service Bus does now and then; clients are expected to come back.</summary>
    public void CloseConnections() => front.CloseConnections();

    public ValueTask DisposeAsync()
    {
        front.Close();
        Broker.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The port if it is free, or any free one for 0. The AMQP library listens with port sharing: without this look, a second
    /// server on the same port would start without complaint and get every other connection.
    /// </summary>
    private static int Probe(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
