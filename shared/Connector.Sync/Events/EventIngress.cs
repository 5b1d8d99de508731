using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.DeadLetters;
using Connector.Sync.Telemetry;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;

namespace Connector.Sync.Events;

/// <summary>
/// Turns commercetools notifications into work items. A notification is a hint: only what changed is read from it, never
/// a value. What concerns no flow is dropped; what cannot be read becomes a visible dead letter.
/// </summary>
public sealed class EventIngress(IWorkQueue queue, DeadLetterWriter writer, MappingDocument mapping, ConnectorTelemetry telemetry, TimeProvider time, ILogger<EventIngress> logger)
{
    /// <summary>Handles one notification.</summary>
    /// <exception cref="DeadLetteredException">It could not be read.</exception>
    public async Task RunAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        const string Flow = FlowName.CommercetoolsEvents;
        if (await writer.IsRepeatedAsync(Flow, null, delivery, cancellationToken))
            throw new DeadLetteredException(Flow, delivery.Message.MessageId, "already dead-lettered");
        var notification = NotificationParser.Parse(delivery.Body);
        if (notification is SubscriptionNotification.Malformed malformed)
        {
            var advice = $"The message on queue {delivery.Message.Queue} is not a commercetools notification: {malformed.Reason}. Find out who else sends to this queue. If it came from commercetools, nothing is lost: the sweep finds the record.";
            throw await writer.WriteMalformedAsync(Flow, delivery, advice, cancellationToken);
        }

        var items = EventRouting.Route(notification, mapping.ExpectsRefunds, time.GetUtcNow());
        if (items.Count == 0)
        {
            telemetry.Item(Flow, "skipped", null);
            logger.LogDebug("Notification {MessageId} concerns no flow", delivery.Message.MessageId);
            return;
        }

        await queue.EnqueueAsync(items, cancellationToken);
        telemetry.Item(Flow, "done", null);
        foreach (var item in items) logger.LogInformation("{Reason} forwarded to {Flow} of {Key}", item.Reason, item.Flow, item.Key);
    }
}
