namespace Connector.Sandbox.ServiceBus;

/// <summary>
/// A lock that can be kept for longer than the queue's lock duration, as the Functions host does while a function runs.
/// Every <see cref="IQueueMessage"/> and <see cref="IQueueSession"/> of the broker is one; a message of a session
/// lives under the session's lock.
/// </summary>
public interface IRenewableLock
{
    DateTimeOffset LockedUntil { get; }

    /// <summary>Locks for another lock duration from now. False when the lock was lost.</summary>
    bool RenewLock();
}
