using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure.Messaging.ServiceBus;

namespace Connector.Sync.Work;

/// <summary>Work items on Azure Service Bus: one queue per flow, the record's key as the session id.</summary>
public sealed class ServiceBusWorkQueue(ServiceBusClient client) : IWorkQueue, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> senders = new();

    /// <inheritdoc />
    public async Task EnqueueAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellationToken)
    {
        foreach (var flow in items.GroupBy(item => item.Flow))
        {
            var sender = Sender(flow.Key);
            var batch = await sender.CreateMessageBatchAsync(cancellationToken);
            try
            {
                foreach (var item in flow)
                {
                    var message = Message(item, MessageId(item));
                    if (batch.TryAddMessage(message)) continue;
                    await sender.SendMessagesAsync(batch, cancellationToken);
                    batch.Dispose();
                    batch = await sender.CreateMessageBatchAsync(cancellationToken);
                    if (!batch.TryAddMessage(message))
                        throw new InvalidOperationException($"A work item of {item.Flow} is larger than a message may be.");
                }

                if (batch.Count > 0) await sender.SendMessagesAsync(batch, cancellationToken);
            }
            finally
            {
                batch.Dispose();
            }
        }
    }

    /// <inheritdoc />
    public Task ScheduleAsync(WorkItem item, DateTimeOffset due, CancellationToken cancellationToken)
    {
        // An id of its own: the original is completed after this, so a copy that duplicate detection swallowed would be a
        // lost item. A second copy after a crash in between is harmless.
        var message = Message(item, $"{item.Flow}:{Guid.NewGuid():N}");
        message.ScheduledEnqueueTime = due;
        return Sender(item.Flow).SendMessageAsync(message, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var sender in senders.Values) await sender.DisposeAsync();
    }

    private static string MessageId(WorkItem item) => item.SourceVersion is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"{item.Flow}:{item.Key}:{version}")
        : $"{item.Flow}:{item.Key}:{item.CorrelationId}";

    private static ServiceBusMessage Message(WorkItem item, string messageId) =>
        new(JsonSerializer.SerializeToUtf8Bytes(item, WorkItemJson.Default.WorkItem))
        {
            MessageId = Fit(messageId),
            SessionId = Fit(item.Session ?? item.Key),
            CorrelationId = item.CorrelationId,
            ContentType = "application/json",
            Subject = item.Reason,
        };

    // Message and session ids hold 128 characters; keys and correlation ids from outside may be longer.
    private static string Fit(string id) => id.Length <= 128 ? id : Storage.StableHash.Of(id);

    private ServiceBusSender Sender(string queue) => senders.GetOrAdd(queue, client.CreateSender);
}
