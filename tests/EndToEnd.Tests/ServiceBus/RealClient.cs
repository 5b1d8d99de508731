using Azure.Messaging.ServiceBus;
using Connector.Sandbox.ServiceBus;
using Microsoft.Extensions.Time.Testing;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>A server with one queue, and the client that the connector uses in Azure.</summary>
public sealed class RealClient : IAsyncDisposable
{
    private RealClient(ServiceBusServer server)
    {
        Server = server;
        Client = NewClient();
    }

    public const string Queue = "orders";

    /// <summary>Long enough for anything that does come; reached only when a test fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public ServiceBusServer Server { get; }
    public ServiceBusClient Client { get; }

    public static async Task<RealClient> StartAsync(QueueDescription? queue = null, TimeProvider? time = null) =>
        new(await ServiceBusServer.StartAsync([queue ?? new QueueDescription(Queue)], time: time));

    public ServiceBusClient NewClient() => new(Server.ConnectionString, new ServiceBusClientOptions
    {
        RetryOptions = { Delay = TimeSpan.FromMilliseconds(50), TryTimeout = Patience, MaxRetries = 3 },
    });

    public async Task SendAsync(params ServiceBusMessage[] messages)
    {
        await using var sender = Client.CreateSender(Queue);
        await sender.SendMessagesAsync(messages);
    }

    /// <summary>A clock to move. It starts about now, since the client has a clock of its own, in milliseconds as AMQP has them.</summary>
    public static FakeTimeProvider Clock() => new(DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));

    public static ServiceBusMessage Message(string id, string? session = null) =>
        new($"body of {id}") { MessageId = id, SessionId = session };

    public static async Task<ServiceBusReceivedMessage> ReceiveAsync(ServiceBusReceiver receiver) =>
        await receiver.ReceiveMessageAsync(Patience) ?? throw new InvalidOperationException("No message came.");

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }
}
