namespace Connector.Sandbox.ServiceBus;

/// <summary>Every settlement returns false when the lock was lost, and then changes nothing.</summary>
public sealed partial class BrokerQueue
{
    public bool Complete(Guid lockToken) => Settle(lockToken, Forget);

    /// <summary>Gives the message back and counts the delivery.</summary>
    public bool Abandon(Guid lockToken, IEnumerable<KeyValuePair<string, object>>? changes = null) => Settle(lockToken, entry =>
    {
        entry.Content = entry.Content.With(changes);
        Fail(entry);
    });

    /// <summary>Gives the message back as if it had never been delivered.</summary>
    public bool Release(Guid lockToken) => Settle(lockToken, Return);

    /// <summary>Sets the message aside, for <see cref="ReceiveDeferred"/>.</summary>
    public bool Defer(Guid lockToken, IEnumerable<KeyValuePair<string, object>>? changes = null) => Settle(lockToken, entry =>
    {
        entry.Content = entry.Content.With(changes);
        entry.State = MessageState.Deferred;
        Return(entry);
    });

    /// <exception cref="InvalidOperationException">The message is in a dead-letter sub-queue already.</exception>
    public bool DeadLetter(
        Guid lockToken,
        string? reason,
        string? description,
        IEnumerable<KeyValuePair<string, object>>? changes = null)
    {
        if (DeadLetters is null)
            throw new InvalidOperationException($"A message in {QueueName} cannot be dead-lettered again.");
        return Settle(lockToken, entry =>
        {
            entry.Content = entry.Content.With(changes);
            MoveToDeadLetters(entry, reason, description);
        });
    }

    /// <summary>Until when the message is locked now; null when the lock was lost. A message of a session lives as long as the session's lock.</summary>
    public DateTimeOffset? RenewLock(Guid lockToken)
    {
        using (gate.Enter())
        {
            if (!locked.TryGetValue(lockToken, out var entry))
                return null;
            if (entry.Session is { } session)
                return session.Owner!.LockedUntil;
            ArmLock(entry);
            return entry.LockedUntil;
        }
    }

    private bool Settle(Guid lockToken, Action<Entry> outcome)
    {
        using (gate.Enter())
        {
            if (!locked.TryGetValue(lockToken, out var entry))
                return false;
            outcome(entry);
            return true;
        }
    }

    /// <summary>A delivery ended without success: abandoned, or its lock ran out.</summary>
    private void Fail(Entry entry)
    {
        entry.FailedDeliveries++;
        if (entry.FailedDeliveries >= Description.MaxDeliveryCount)
            MoveToDeadLetters(
                entry,
                DeadLetterProperties.MaxDeliveryCountExceeded,
                $"Message could not be consumed after {entry.FailedDeliveries} delivery attempts.");
        else
            Return(entry);
    }

    private void Return(Entry entry)
    {
        Unlock(entry);
        if (entry.State == MessageState.Active)
            Offer(entry);
        else if (entry.Session is { } session)
            session.Deferred++;
    }

    private void MoveToDeadLetters(Entry entry, string? reason, string? description)
    {
        Forget(entry);
        entry.Content = entry.Content.With(DeadLettering(reason, description));
        entry.State = MessageState.Active;
        entry.Session = null;
        entry.ExpiresAt = null;
        entry.DeadLetterSource = QueueName;
        DeadLetters!.entries.Add(entry.SequenceNumber, entry);
        DeadLetters.Offer(entry);
    }

    private static IEnumerable<KeyValuePair<string, object>> DeadLettering(string? reason, string? description)
    {
        if (reason is not null)
            yield return new(DeadLetterProperties.Reason, reason);
        if (description is not null)
            yield return new(DeadLetterProperties.Description, description);
    }

    /// <summary>Takes a message, in whatever state, out of this queue.</summary>
    private void Forget(Entry entry)
    {
        if (entry.LockToken is not null)
            Unlock(entry);
        else if (entry.State == MessageState.Deferred && entry.Session is { } session)
            session.Deferred--;
        entries.Remove(entry.SequenceNumber);
        available.Remove(entry);
        gate.Deadlines.Cancel(entry.Expiry);
        gate.Deadlines.Cancel(entry.Due);
        if (entry.Session is { } own)
        {
            own.Available.Remove(entry);
            Place(own);
        }
    }
}
