namespace Connector.Sandbox.ServiceBus;

public sealed partial class BrokerQueue
{
    /// <inheritdoc/>
    public Task<IQueueMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        using (gate.Enter())
        {
            CheckWithoutSession();
            return available.Min is { } entry ? Task.FromResult<IQueueMessage>(Lock(entry)) : waiters.Add(cancellationToken);
        }
    }

    /// <summary>The next message if there is one.</summary>
    public LockedMessage? TryReceive()
    {
        using (gate.Enter())
        {
            CheckWithoutSession();
            return available.Min is { } entry ? Lock(entry) : null;
        }
    }

    /// <summary>Locks a message that was deferred. Null when there is none of that number, or it is locked.</summary>
    public LockedMessage? ReceiveDeferred(long sequenceNumber)
    {
        using (gate.Enter())
        {
            return entries.TryGetValue(sequenceNumber, out var entry) && entry is { State: MessageState.Deferred, LockToken: null }
                ? LockDeferred(entry)
                : null;
        }
    }

    private LockedMessage? LockDeferred(Entry entry)
    {
        if (entry.Session is { } session)
        {
            if (session.Owner is null)
                return null;
            session.Deferred--;
        }
        return Lock(entry);
    }

    /// <summary>Makes a message available: to the receiver that waits longest, else to whoever comes.</summary>
    private void Offer(Entry entry)
    {
        if (entry.ExpiresAt <= gate.Deadlines.Now)
        {
            Expire(entry);
            return;
        }
        if (entry.Session is { } session)
        {
            OfferToSession(entry, session);
            return;
        }

        available.Add(entry);
        if (waiters.Any)
            waiters.Serve(Lock(available.Min!));
        else
            MessageAvailable?.Invoke();
    }

    private LockedMessage Lock(Entry entry)
    {
        var token = Guid.NewGuid();
        entry.LockToken = token;
        locked.Add(token, entry);
        if (entry.Session is { } session)
        {
            session.Available.Remove(entry);
            session.Locked.Add(entry);
            return new LockedMessage(this, entry.Snapshot(), token, session.Owner!.LockedUntil);
        }

        available.Remove(entry);
        ArmLock(entry);
        return new LockedMessage(this, entry.Snapshot(), token, entry.LockedUntil);
    }

    private void ArmLock(Entry entry)
    {
        gate.Deadlines.Cancel(entry.LockExpiry);
        entry.LockedUntil = gate.Deadlines.Now + Description.LockDuration;
        entry.LockExpiry = gate.Deadlines.At(entry.LockedUntil, () => Fail(entry));
    }

    private void Unlock(Entry entry)
    {
        locked.Remove(entry.LockToken!.Value);
        entry.LockToken = null;
        gate.Deadlines.Cancel(entry.LockExpiry);
        entry.LockExpiry = null;
        entry.Session?.Locked.Remove(entry);
    }

    private void CheckWithoutSession()
    {
        if (RequiresSession)
            throw new InvalidOperationException($"{QueueName} requires sessions: accept a session to receive.");
    }
}
