using System.Collections.Concurrent;

namespace Connector.MaxGateway.Work;

/// <summary>Wakes the workers when something was queued, and the callers who wait for an outcome. Lost signals cost a moment, never data: the inbox is the truth.</summary>
internal sealed class OutcomeSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _outcomes = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _queued = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Completes at the next outcome of the operation.</summary>
    public Task Outcome(string operationId) => _outcomes.GetOrAdd(operationId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Finished(string operationId)
    {
        if (_outcomes.TryRemove(operationId, out var waiting))
            waiting.SetResult();
    }

    public void Queued(string company)
    {
        var queue = Queue(company);
        if (queue.CurrentCount == 0)
            queue.Release();
    }

    public Task NextAsync(string company, CancellationToken cancellation) => Queue(company).WaitAsync(cancellation);

    private SemaphoreSlim Queue(string company) => _queued.GetOrAdd(company, _ => new SemaphoreSlim(0));
}
