using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Connector.Sandbox.Commercetools.Delivery;

/// <summary>
/// Sends notifications with the real Service Bus client; one client per connection string. It sets neither a message id
/// nor a session id, since none is documented and nothing downstream may count on them.
/// </summary>
internal sealed class ServiceBusDestinations : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (ServiceBusClient Client, ServiceBusSender Sender)> senders = new();

    public Task SendAsync(string connectionString, ReadOnlyMemory<byte> body) =>
        senders.GetOrAdd(connectionString, Open).Sender.SendMessageAsync(new ServiceBusMessage(body) { ContentType = "application/json" });

    public async ValueTask DisposeAsync()
    {
        foreach (var (client, sender) in senders.Values)
        {
            await sender.DisposeAsync();
            await client.DisposeAsync();
        }
    }

    private static (ServiceBusClient, ServiceBusSender) Open(string connectionString)
    {
        var entity = ServiceBusConnectionStringProperties.Parse(connectionString).EntityPath
            ?? throw new ArgumentException("The connection string has no EntityPath.");
        // Delivery retries by itself and wants to know soon that the broker is away.
        var client = new ServiceBusClient(connectionString, new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(100), TryTimeout = TimeSpan.FromSeconds(10) },
        });
        return (client, client.CreateSender(entity));
    }
}
