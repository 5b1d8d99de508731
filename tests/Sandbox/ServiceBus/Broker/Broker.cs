using System.Diagnostics.CodeAnalysis;

namespace Connector.Sandbox.ServiceBus;

/// <summary>The queues of a namespace, by name as Service Bus compares names: without regard to case.</summary>
public sealed class Broker : IDisposable
{
    private readonly Dictionary<string, BrokerQueue> queues = new(StringComparer.OrdinalIgnoreCase);

    public Broker(IEnumerable<QueueDescription> descriptions, TimeProvider time)
    {
        foreach (var description in descriptions)
        {
            var queue = new BrokerQueue(description, time);
            queues.Add(queue.QueueName, queue);
            queues.Add(queue.DeadLetters!.QueueName, queue.DeadLetters);
        }
    }

    /// <exception cref="KeyNotFoundException">There is no such queue.</exception>
    public BrokerQueue this[string name] =>
        TryGet(name, out var queue) ? queue : throw new KeyNotFoundException($"There is no queue {name}.");

    public bool TryGet(string name, [MaybeNullWhen(false)] out BrokerQueue queue) => queues.TryGetValue(name, out queue);

    public void Dispose()
    {
        foreach (var queue in queues.Values.Where(queue => queue.DeadLetters is not null))
            queue.Close();
    }
}
