namespace Connector.Sandbox.ServiceBus;

public sealed partial class BrokerQueue
{
    private readonly Dictionary<string, SessionEntry> sessions = new(StringComparer.Ordinal);
    private readonly LinkedList<SessionEntry> readySessions = new();
    private readonly Waiters<IQueueSession> sessionWaiters;

    /// <inheritdoc/>
    public Task<IQueueSession> AcceptNextSessionAsync(CancellationToken cancellationToken)
    {
        using (gate.Enter())
        {
            CheckWithSession();
            return readySessions.First is { } first
                ? Task.FromResult<IQueueSession>(Accept(first.Value))
                : sessionWaiters.Add(cancellationToken);
        }
    }

    /// <summary>Locks a session, which need not have messages. Null when somebody else has it.</summary>
    public LockedSession? TryAcceptSession(string sessionId)
    {
        using (gate.Enter())
        {
            CheckWithSession();
            var session = Session(sessionId);
            return session.Owner is null ? Accept(session) : null;
        }
    }

    /// <summary>Locks a deferred message of the caller's session. Null when there is none of that number, it is locked, or the session was lost.</summary>
    public LockedMessage? ReceiveDeferred(LockedSession session, long sequenceNumber)
    {
        using (gate.Enter())
        {
            return !Lost(session) && entries.TryGetValue(sequenceNumber, out var entry) && entry.Session == session.Entry
                && entry is { State: MessageState.Deferred, LockToken: null }
                ? LockDeferred(entry)
                : null;
        }
    }

    internal Task<IQueueMessage?> ReceiveFromSessionAsync(LockedSession session, TimeSpan wait, CancellationToken cancellationToken)
    {
        using (gate.Enter())
        {
            if (Lost(session))
                return Task.FromResult<IQueueMessage?>(null);
            if (session.Entry.Available.Min is { } entry)
                return Task.FromResult<IQueueMessage?>(Lock(entry));
            return wait <= TimeSpan.Zero ? Task.FromResult<IQueueMessage?>(null) : Wait(session, wait, cancellationToken);
        }
    }

    internal LockedMessage? TryReceiveFromSession(LockedSession session)
    {
        using (gate.Enter())
            return !Lost(session) && session.Entry.Available.Min is { } entry ? Lock(entry) : null;
    }

    internal bool IsLost(LockedSession session)
    {
        using (gate.Enter())
            return Lost(session);
    }

    internal bool RenewSessionLock(LockedSession session)
    {
        using (gate.Enter())
        {
            if (Lost(session))
                return false;
            ArmSessionLock(session);
            return true;
        }
    }

    internal bool TryGetSessionState(LockedSession session, out byte[]? state)
    {
        using (gate.Enter())
        {
            state = session.Entry.State;
            return !Lost(session);
        }
    }

    internal bool SetSessionState(LockedSession session, byte[]? state)
    {
        using (gate.Enter())
        {
            if (Lost(session))
                return false;
            session.Entry.State = state;
            return true;
        }
    }

    internal void ReleaseSession(LockedSession session)
    {
        using (gate.Enter())
        {
            if (!Lost(session))
                EndSession(session, Return);
        }
    }

    private static async Task<IQueueMessage?> Wait(LockedSession session, TimeSpan wait, CancellationToken cancellationToken) =>
        await session.Waiters.Add(cancellationToken, wait);

    private LockedSession Accept(SessionEntry entry)
    {
        var session = new LockedSession(this, entry, new Waiters<LockedMessage?>(gate), default);
        entry.Owner = session;
        ArmSessionLock(session);
        Place(entry);
        return session;
    }

    private void ArmSessionLock(LockedSession session)
    {
        gate.Deadlines.Cancel(session.Entry.LockExpiry);
        session.LockedUntil = gate.Deadlines.Now + Description.LockDuration;
        session.Entry.LockExpiry = gate.Deadlines.At(session.LockedUntil, () => EndSession(session, Fail));
    }

    /// <summary>Only a lock that runs out counts as a delivery of the messages that were not settled; giving it back does not.</summary>
    private void EndSession(LockedSession session, Action<Entry> giveBack)
    {
        var entry = session.Entry;
        gate.Deadlines.Cancel(entry.LockExpiry);
        entry.LockExpiry = null;
        session.Waiters.ServeAll(null);
        foreach (var message in entry.Locked.OrderBy(locked => locked.SequenceNumber).ToList())
            giveBack(message);
        // The owner leaves last: until then nobody can be given the session with half of its messages.
        entry.Owner = null;
        session.Changed?.Invoke();
        Place(entry);
    }

    private void OfferToSession(Entry entry, SessionEntry session)
    {
        session.Available.Add(entry);
        if (session.Owner is { } owner)
        {
            if (owner.Waiters.Any)
                owner.Waiters.Serve(Lock(session.Available.Min!));
            else
                owner.Changed?.Invoke();
        }
        Place(session);
    }

    /// <summary>Puts a session among those that can be accepted or takes it out, and forgets it when nothing would be lost.</summary>
    private void Place(SessionEntry session)
    {
        if (session.IsReady && sessionWaiters.Any)
        {
            sessionWaiters.Serve(Accept(session));
        }
        else if (session.IsReady)
        {
            session.Place ??= readySessions.AddLast(session);
        }
        else if (session.Place is { } place)
        {
            readySessions.Remove(place);
            session.Place = null;
        }

        if (session.IsEmpty)
            sessions.Remove(session.Id);
    }

    private SessionEntry Session(string id)
    {
        if (!sessions.TryGetValue(id, out var session))
            sessions.Add(id, session = new SessionEntry(id));
        return session;
    }

    private static bool Lost(LockedSession session) => session.Entry.Owner != session;

    private void CheckWithSession()
    {
        if (!RequiresSession)
            throw new InvalidOperationException($"{QueueName} has no sessions.");
    }
}
