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
