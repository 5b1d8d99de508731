namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>What a receiving link draws from: a queue, or a session of one.</summary>
internal interface IMessageSource
{
    LockedMessage? TryReceive();

    /// <summary>Calls back, under the queue's lock, when there may be a message or the source ended.</summary>
    void Subscribe(Action changed);

    /// <summary>The error to detach with once nothing can come any more.</summary>
    Exception? Ended { get; }

    void Close();
}

internal sealed class QueueSource(BrokerQueue queue) : IMessageSource
{
    private Action? subscription;

    public Exception? Ended => null;

    public LockedMessage? TryReceive() => queue.TryReceive();

    public void Subscribe(Action changed) => queue.MessageAvailable += subscription = changed;

    /// <summary>Messages in the client's hands stay locked until their locks run out, as in Service Bus.</summary>
    public void Close() => queue.MessageAvailable -= subscription;
}

internal sealed class SessionSource(LockedSession session) : IMessageSource
{
    public LockedSession Session => session;

    public Exception? Ended => session.IsLost
        ? Wire.Error(Wire.SessionLockLost, $"The lock of session {session.SessionId} was lost.")
        : null;

    public LockedMessage? TryReceive() => session.TryReceive();

    public void Subscribe(Action changed) => session.Changed = changed;

    public void Close()
    {
        session.Changed = null;
        session.Release();
    }
}
