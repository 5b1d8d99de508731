namespace Connector.Sandbox.Commercetools.Delivery;

/// <summary>Counts work that is under way and tells when there is none.</summary>
internal sealed class Unfinished
{
    private readonly Lock gate = new();
    private TaskCompletionSource? none;
    private int count;

    public void Add()
    {
        lock (gate)
            if (count++ == 0)
                none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Remove()
    {
        lock (gate)
            if (--count == 0)
                none!.SetResult();
    }

    public Task WhenNoneAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            return count == 0 ? Task.CompletedTask : none!.Task.WaitAsync(cancellationToken);
    }
}
