using Connector.Sandbox.FunctionsHost.Workers;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>Everything that listens on behalf of one run of the worker.</summary>
internal sealed class TriggerSet : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;

    private TriggerSet(CancellationTokenSource stop, Task running) => (_stop, _running) = (stop, running);

    public static TriggerSet Start(FunctionsHostOptions options, HostCounts counts, Worker worker, IEnumerable<FunctionInfo> functions)
    {
        // All are built before the first one starts: a wrong one stops the start, and leaves nothing running.
        var listeners = functions.Where(function => !function.Disabled)
            .Select(function => (function, listen: Listener(options, counts, worker, function)))
            .ToList();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(worker.Lost);
        return new TriggerSet(stop, Task.WhenAll(listeners.Select(listener => RunAsync(options, listener.function, listener.listen, stop.Token)).ToList()));
    }

    /// <summary>Stops taking new work and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static Func<CancellationToken, Task> Listener(FunctionsHostOptions options, HostCounts counts, Worker worker, FunctionInfo function)
    {
        if (function.Queue is null)
            return function.TriggerType == "timerTrigger" && options.RunSchedules
                ? new TimerTrigger(options, counts, worker, function).RunAsync
                : _ => Task.CompletedTask;

        var queue = options.Queue(function.Queue);
        if (queue.RequiresSession != function.SessionsEnabled)
            throw new InvalidOperationException($"{function.Name}: queue {function.Queue} {(queue.RequiresSession ? "requires" : "has no")} sessions; the trigger says otherwise.");
        var delivery = new MessageDelivery(options, counts, worker, function);
        return function.SessionsEnabled
            ? new SessionPump(queue, delivery, options, worker.Lost).RunAsync
            : new QueuePump(queue, delivery, options.MaxConcurrentCalls).RunAsync;
    }

    private static async Task RunAsync(FunctionsHostOptions options, FunctionInfo function, Func<CancellationToken, Task> listen, CancellationToken stop)
    {
        try
        {
            // Off the caller's thread: a full queue must not hold up the start of the next function.
            await Task.Run(() => listen(stop), CancellationToken.None);
        }
        catch (Exception exception)
        {
            options.Log?.Invoke($"host: the listener of {function.Name} stopped: {exception}");
            throw;
        }
    }
}
