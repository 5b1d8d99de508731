namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>A queue without sessions, or a sub-queue.</summary>
internal sealed class QueueSource(BrokerQueue queue) : IMessageSource
{
    private Action? subscription;

    public Exception? Ended => null;

    public LockedMessage? TryReceive() => queue.TryReceive();

    public void Subscribe(Action changed) => queue.MessageAvailable += subscription = changed;

    /// <summary>Messages in the client's hands stay locked until their locks run out, as in Service Bus.</summary>
    public void Close() => queue.MessageAvailable -= subscription;
}
