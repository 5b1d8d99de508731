using System.Text;

namespace Connector.Sandbox.ServiceBus;

public sealed partial class BrokerQueue
{
    public QueueCounts Counts()
    {
        using (gate.Enter())
        {
            return new QueueCounts(
                Active: Count(MessageState.Active),
                Scheduled: Count(MessageState.Scheduled),
                DeadLettered: DeadLetters?.entries.Count ?? 0,
                Deferred: Count(MessageState.Deferred),
                Locked: locked.Count);
        }
    }

    /// <summary>Messages in whatever state from a sequence number on, optionally of one session.</summary>
    public IReadOnlyList<StoredMessage> Browse(long fromSequenceNumber, int limit, string? sessionId = null)
    {
        using (gate.Enter())
        {
            return [.. entries.Values
                .Where(entry => entry.SequenceNumber >= fromSequenceNumber)
                .Where(entry => sessionId is null || entry.Content.SessionId == sessionId)
                .Take(limit)
                .Select(entry => entry.Snapshot())];
        }
    }

    public IReadOnlyList<PeekedMessage> Peek() => [.. Browse(0, int.MaxValue).Select(Peeked)];

    /// <summary>Sends a fresh copy of every message of the sub-queue that nobody holds, and removes it there.</summary>
    public void ResendDeadLetters()
    {
        if (DeadLetters is null)
            throw new InvalidOperationException($"{QueueName} is a dead-letter sub-queue itself.");
        using (gate.Enter())
        {
            foreach (var entry in DeadLetters.entries.Values.Where(entry => entry.LockToken is null).ToList())
            {
                DeadLetters.Forget(entry);
                Add(entry.Content with
                {
                    ScheduledEnqueueTime = null,
                    ApplicationProperties = entry.Content.ApplicationProperties
                        .Remove(DeadLetterProperties.Reason)
                        .Remove(DeadLetterProperties.Description),
                });
            }
        }
    }

    private int Count(MessageState state) => entries.Values.Count(entry => entry.State == state && entry.LockToken is null);

    private static PeekedMessage Peeked(StoredMessage stored) => new()
    {
        Body = Encoding.UTF8.GetString(stored.Content.Body.Span),
        MessageId = stored.Content.MessageId,
        SessionId = stored.Content.SessionId,
        CorrelationId = stored.Content.CorrelationId,
        Subject = stored.Content.Subject,
        SequenceNumber = stored.SequenceNumber,
        EnqueuedTime = stored.EnqueuedTime,
        DeliveryCount = stored.FailedDeliveries,
        DeadLetterReason = stored.Content.ApplicationProperties.GetValueOrDefault(DeadLetterProperties.Reason) as string,
        DeadLetterErrorDescription = stored.Content.ApplicationProperties.GetValueOrDefault(DeadLetterProperties.Description) as string,
        ApplicationProperties = stored.Content.ApplicationProperties,
        ScheduledEnqueueTime = stored.State == MessageState.Scheduled ? stored.Content.ScheduledEnqueueTime : null,
    };
}
