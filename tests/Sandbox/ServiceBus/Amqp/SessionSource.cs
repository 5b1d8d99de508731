namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>A session that a link holds: it is given back when the link closes.</summary>
internal sealed class SessionSource(LockedSession session) : IMessageSource
{
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
