namespace Connector.Sandbox.ServiceBus;

public sealed partial class BrokerQueue
{
    /// <summary>
    /// Adds a message, scheduled if it says so, and returns its sequence number. A duplicate is swallowed and gets a number all the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">The queue requires sessions and the message has no session id.</exception>
    public long Send(BrokerMessage message)
    {
        using (gate.Enter())
        {
            Check(message);
            return Add(message);
        }
    }

    /// <summary>Adds all messages, or none when one of them is not acceptable.</summary>
    public IReadOnlyList<long> Send(IReadOnlyCollection<BrokerMessage> messages)
    {
        using (gate.Enter())
        {
            foreach (var message in messages)
                Check(message);
            return [.. messages.Select(Add)];
        }
    }

    /// <summary>False when there is no such scheduled message, or not any more.</summary>
    public bool CancelScheduled(long sequenceNumber)
    {
        using (gate.Enter())
        {
            if (!entries.TryGetValue(sequenceNumber, out var entry) || entry.State != MessageState.Scheduled)
                return false;
            Forget(entry);
            return true;
        }
    }

    private void Check(BrokerMessage message)
    {
        if (DeadLetters is null)
            throw new InvalidOperationException($"Messages cannot be sent to {QueueName}.");
        if (RequiresSession && message.SessionId is null)
            throw new InvalidOperationException($"{QueueName} requires sessions, and the message has no session id.");
    }

    private long Add(BrokerMessage message)
    {
        var sequenceNumber = ++lastSequenceNumber;
        // Scheduled messages count from the moment they are scheduled, not from the moment they are due.
        if (!duplicates.Admit(message.MessageId))
            return sequenceNumber;

        var now = gate.Deadlines.Now;
        var entry = new Entry { Content = message, SequenceNumber = sequenceNumber, EnqueuedTime = now };
        entries.Add(sequenceNumber, entry);
        if (message.ScheduledEnqueueTime is { } due && due > now)
        {
            entry.State = MessageState.Scheduled;
            entry.Due = gate.Deadlines.At(due, () => Enqueue(entry));
        }
        else
        {
            Activate(entry);
        }
        return sequenceNumber;
    }

    /// <summary>A scheduled message that is due joins the end of the queue, under a new number.</summary>
    private void Enqueue(Entry entry)
    {
        entries.Remove(entry.SequenceNumber);
        entry.SequenceNumber = ++lastSequenceNumber;
        entry.EnqueuedTime = gate.Deadlines.Now;
        entry.State = MessageState.Active;
        entry.Due = null;
        entries.Add(entry.SequenceNumber, entry);
        Activate(entry);
    }

    private void Activate(Entry entry)
    {
        if (Shorter(entry.Content.TimeToLive, Description.DefaultMessageTimeToLive) is { } timeToLive)
        {
            entry.Expiry = gate.Deadlines.After(timeToLive, () => Expire(entry));
            entry.ExpiresAt = entry.Expiry?.Due;
        }
        if (RequiresSession)
            entry.Session = Session(entry.Content.SessionId!);
        Offer(entry);
    }

    /// <summary>A message in somebody's hands, or set aside, does not expire before it comes back.</summary>
    private void Expire(Entry entry)
    {
        if (entry.LockToken is not null || entry.State == MessageState.Deferred)
            return;
        if (Description.DeadLetteringOnMessageExpiration)
            MoveToDeadLetters(entry, DeadLetterProperties.Expired, "The message expired and was dead lettered.");
        else
            Forget(entry);
    }

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) =>
        one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;
}
