using Connector.Sandbox.FunctionsHost.Rpc;
using Connector.Sandbox.FunctionsHost.Workers;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>Runs a timer function when it is due, never twice at once.</summary>
internal sealed class TimerTrigger(FunctionsHostOptions options, HostCounts counts, Worker worker, FunctionInfo function)
{
    // A delay cannot be longer than some weeks; a schedule may be.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    // The first instant counts from the start of the host, not from when the listener gets its thread.
    private readonly DateTimeOffset _start = options.Time.GetUtcNow();
    private readonly TimerSchedule _schedule = TimerSchedule.Parse(function.Schedule!);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (function.RunOnStartup)
                await FireAndLogAsync(stop);
            var due = _schedule.Next(_start);
            while (true)
            {
                while (due - options.Time.GetUtcNow() is var left && left > TimeSpan.Zero)
                    await Task.Delay(left < LongestDelay ? left : LongestDelay, options.Time, stop);

                // Known before the run: a run that takes longer than the interval is followed by the next at once.
                due = _schedule.Next(options.Time.GetUtcNow());
                await FireAndLogAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped between two runs.
        }
    }

    /// <summary>Runs the function now.</summary>
    public Task<InvocationOutcome> FireAsync(CancellationToken cancellationToken)
    {
        // "null" as a whole breaks the worker's binding.
        var timer = new TypedData { Json = """{"Schedule":null,"ScheduleStatus":null,"IsPastDue":false}""" };
        return Invocation.RunAsync(worker, function, Invocation.Create(function, timer, []), counts, cancellationToken);
    }

    private async Task FireAndLogAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            var outcome = await FireAsync(CancellationToken.None);
            if (!outcome.Success)
                options.Log?.Invoke($"host: timer {function.Name} failed: {outcome.Error}");
        }
        catch (WorkerLostException lost)
        {
            options.Log?.Invoke($"host: timer {function.Name}: {lost.Message}");
        }
    }
}
