namespace Connector.Sandbox.ServiceBus;

/// <summary>
/// A queue or a dead-letter sub-queue with the semantics of Service Bus, in memory. One lock guards a queue together with
/// its sub-queue, so that a message is always in exactly one of them.
/// </summary>
public sealed partial class BrokerQueue : IQueueConsumer
{
    private readonly QueueGate gate;
    private readonly SortedDictionary<long, Entry> entries = [];
    private readonly SortedSet<Entry> available = new(Entry.BySequence);
    private readonly Dictionary<Guid, Entry> locked = [];
    private readonly Waiters<IQueueMessage> waiters;
    private readonly DuplicateWindow duplicates;
    private long lastSequenceNumber;

    internal BrokerQueue(QueueDescription description, TimeProvider time)
        : this(description, new QueueGate(time)) =>
        DeadLetters = new BrokerQueue(SubQueueOf(description), gate);

    private BrokerQueue(QueueDescription description, QueueGate gate)
    {
        this.gate = gate;
        Description = description;
        waiters = new Waiters<IQueueMessage>(gate);
        sessionWaiters = new Waiters<IQueueSession>(gate);
        duplicates = new DuplicateWindow(description.DuplicateDetectionWindow, gate.Deadlines);
    }

    public QueueDescription Description { get; }

    /// <summary>The sub-queue; null for a sub-queue itself.</summary>
    public BrokerQueue? DeadLetters { get; }

    public string QueueName => Description.Name;
    public bool RequiresSession => Description.RequiresSession;

    /// <summary>
    /// Called when a message becomes available and nobody waits for it. It is called under the queue's lock: only schedule work.
    /// </summary>
    public event Action? MessageAvailable;

    internal int DeadlineCount => gate.Deadlines.Count;
    internal int SessionCount => sessions.Count;
    internal int RememberedMessageIds => duplicates.Count;

    /// <summary>Ends every wait with an exception and stops the clock.</summary>
    internal void Close()
    {
        using (gate.Enter())
        {
            waiters.Fail(Closed);
            sessionWaiters.Fail(Closed);
            foreach (var session in sessions.Values)
                session.Owner?.Waiters.Fail(Closed);
            DeadLetters?.waiters.Fail(Closed);
        }
        gate.Dispose();
    }

    private ObjectDisposedException Closed() => new(QueueName, "The broker was closed.");

    private static QueueDescription SubQueueOf(QueueDescription queue) => new($"{queue.Name}/$DeadLetterQueue")
    {
        MaxDeliveryCount = int.MaxValue,
        LockDuration = queue.LockDuration,
    };
}
