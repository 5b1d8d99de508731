namespace Connector.Sandbox.ServiceBus;

/// <summary>Receivers that wait, first come first served. Used under the queue's lock only, so a waiter in the list is alive.</summary>
internal sealed class Waiters<T>(QueueGate gate)
{
    private readonly LinkedList<Waiter> waiting = new();

    public bool Any => waiting.Count > 0;

    /// <summary>A task that <see cref="Serve"/> completes, or that yields <paramref name="otherwise"/> after <paramref name="wait"/>.</summary>
    public Task<T> Add(CancellationToken cancellationToken, TimeSpan? wait = null, T otherwise = default!)
    {
        var waiter = new Waiter();
        var node = waiting.AddLast(waiter);
        if (wait is { } limit)
            waiter.Limit = gate.Deadlines.After(limit, () => Leave(node).TrySetResult(otherwise));
        waiter.Cancellation = cancellationToken.UnsafeRegister(_ => Cancel(node, cancellationToken), null);
        return waiter.Completion.Task;
    }

    public void Serve(T item) => Leave(waiting.First!).SetResult(item);

    public void ServeAll(T item)
    {
        while (Any)
            Serve(item);
    }

    public void Fail(Func<Exception> reason)
    {
        while (Any)
            Leave(waiting.First!).SetException(reason());
    }

    private void Cancel(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        using (gate.Enter())
        {
            if (node.List is not null)
                Leave(node).TrySetCanceled(cancellationToken);
        }
    }

    private TaskCompletionSource<T> Leave(LinkedListNode<Waiter> node)
    {
        waiting.Remove(node);
        gate.Deadlines.Cancel(node.Value.Limit);
        // Not Dispose: that waits for a callback that may itself be waiting for the lock we hold.
        node.Value.Cancellation.Unregister();
        return node.Value.Completion;
    }

    private sealed class Waiter
    {
        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public CancellationTokenRegistration Cancellation { get; set; }
        public Deadline? Limit { get; set; }
    }
}
