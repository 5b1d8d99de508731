using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Azure.Messaging.ServiceBus;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Delivery;

/// <summary>
/// Sends notifications in the background, in order for each subscription, and tries again while the destination is
/// unreachable. Connection strings stay here: the API shows them masked.
/// </summary>
internal sealed class NotificationDelivery : IAsyncDisposable
{
    private readonly Func<string, ReadOnlyMemory<byte>, Task> send;
    private readonly ServiceBusDestinations? serviceBus;
    private readonly NotificationPlan plan;
    private readonly CommercetoolsServerOptions options;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, Channel<Outgoing>> queues = new();
    private readonly ConcurrentDictionary<string, string> connectionStrings = new();
    private readonly ConcurrentBag<Task> workers = [];
    private readonly Unfinished unfinished = new();

    public NotificationDelivery(CommercetoolsServerOptions options, NotificationPlan plan)
    {
        this.options = options;
        this.plan = plan;
        send = options.Send ?? (serviceBus = new ServiceBusDestinations()).SendAsync;
        plan.Ready += Queue;
    }

    /// <summary>Reports a subscription's health, by id.</summary>
    public Action<string, string>? StatusChanged { get; set; }

    /// <summary>The health of a subscription, by id; null when it is gone.</summary>
    public Func<string, string?>? Status { get; set; }

    /// <summary>Completes when nothing is waiting to be sent.</summary>
    public Task WhenDeliveredAsync(CancellationToken cancellationToken) => unfinished.WhenNoneAsync(cancellationToken);

    public void Remember(string subscriptionId, string connectionString) => connectionStrings[subscriptionId] = connectionString;

    public Task SendNowAsync(string connectionString, ReadOnlyMemory<byte> body) => send(connectionString, body);

    public Task InjectAsync(string subscriptionId, ReadOnlyMemory<byte> body) => send(connectionStrings[subscriptionId], body);

    public void Enqueue(Row subscription, JsonObject payload) => plan.Take(subscription.Id, payload, subscription.Json["format"]);

    public async ValueTask DisposeAsync()
    {
        plan.Ready -= Queue;
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        if (serviceBus is not null)
            await serviceBus.DisposeAsync();
        stop.Dispose();
    }

    private void Queue(HeldNotification notification)
    {
        unfinished.Add();
        var due = plan.Delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(plan.Delay, options.Time, stop.Token);
        var queue = queues.GetOrAdd(notification.SubscriptionId, id =>
        {
            var created = Channel.CreateUnbounded<Outgoing>();
            workers.Add(Task.Run(() => WorkAsync(id, created.Reader)));
            return created;
        });
        queue.Writer.TryWrite(new Outgoing(notification.Body, due));
    }

    private async Task WorkAsync(string subscriptionId, ChannelReader<Outgoing> queue)
    {
        try
        {
            await foreach (var outgoing in queue.ReadAllAsync(stop.Token))
            {
                await outgoing.Due;
                await DeliverAsync(subscriptionId, outgoing.Body);
                unfinished.Remove();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops; what was not delivered is lost, as with any notification.
        }
    }

    private async Task DeliverAsync(string subscriptionId, ReadOnlyMemory<byte> body)
    {
        var failed = false;
        for (var pause = options.DeliveryRetry; Status?.Invoke(subscriptionId) is { } status; pause = Longer(pause))
        {
            try
            {
                await send(connectionStrings[subscriptionId], body).WaitAsync(stop.Token);
                if (failed || status is not "Healthy")
                    StatusChanged?.Invoke(subscriptionId, "Healthy");
                return;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                failed = true;
                StatusChanged?.Invoke(subscriptionId, IsConfiguration(problem) ? "ConfigurationError" : "TemporaryError");
                await Task.Delay(pause, stop.Token);
            }
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < options.DeliveryRetry * 20 ? pause * 2 : options.DeliveryRetry * 20;

    private static bool IsConfiguration(Exception problem) =>
        problem is UnauthorizedAccessException or ArgumentException or FormatException
            or ServiceBusException { Reason: ServiceBusFailureReason.MessagingEntityNotFound or ServiceBusFailureReason.MessagingEntityDisabled };

    private sealed record Outgoing(ReadOnlyMemory<byte> Body, Task Due);
}
