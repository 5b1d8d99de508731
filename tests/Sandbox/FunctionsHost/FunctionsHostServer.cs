using Connector.Sandbox.FunctionsHost.Http;
using Connector.Sandbox.FunctionsHost.Triggers;
using Connector.Sandbox.FunctionsHost.Workers;

namespace Connector.Sandbox.FunctionsHost;

/// <summary>
/// A small Functions host: runs the app's real worker process over the real protocol and plays the host's part:
/// settings in bindings, schedules, keys, message delivery and settlement, restarts.
/// </summary>
public sealed class FunctionsHostServer : IAsyncDisposable
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(10);

    // Invocations that run when the host stops may finish; one that hangs must not hold it for ever.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    private readonly FunctionsHostOptions _options;
    private readonly RpcEndpoint _endpoint;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private volatile Worker? _worker;
    private TriggerSet? _triggers;
    private HttpFront? _front;
    private Task _watching = Task.CompletedTask;

    private FunctionsHostServer(FunctionsHostOptions options, RpcEndpoint endpoint) => (_options, _endpoint) = (options, endpoint);

    /// <summary>The worker ended by itself (not through <see cref="KillWorker"/>).</summary>
    public event Action? WorkerExited;

    /// <summary>Where HTTP functions answer, under <c>/api/</c>.</summary>
    public Uri HttpAddress => _front!.Address;

    /// <summary>The app's functions.</summary>
    public IReadOnlyList<FunctionInfo> Functions { get; private set; } = [];

    /// <summary>Invocations and failures per function.</summary>
    public HostCounts Counts { get; } = new();

    /// <summary>True while the worker runs and is ready.</summary>
    public bool WorkerRunning => _worker is { Lost.IsCancellationRequested: false };

    /// <summary>Id of the watchdog whose child the worker is; null while none runs.</summary>
    public int? WatchdogId => WorkerRunning ? _worker?.WatchdogId : null;

    /// <summary>Starts the host and the worker; functions are served when it returns.</summary>
    /// <exception cref="WorkerLostException">The worker ended while it started; the text carries its last output.</exception>
    public static async Task<FunctionsHostServer> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken = default)
    {
        var server = new FunctionsHostServer(options, await RpcEndpoint.StartAsync(cancellationToken));
        try
        {
            await server.StartWorkerAsync(cancellationToken);
            server._front = await HttpFront.StartAsync(
                options, server.Counts, server.Functions, () => server.WorkerRunning ? server._worker : null, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the worker again after <see cref="KillWorker"/>; does nothing while one runs.</summary>
    public async Task StartWorkerAsync(CancellationToken cancellationToken = default)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (WorkerRunning)
                return;
            await EndWorkerAsync();
            var worker = await Worker.StartAsync(_options, _endpoint, cancellationToken);
            _worker = worker;
            var settings = new AppSettings(_options.Settings);
            Functions = [.. worker.Functions.Select(function => FunctionInfo.From(function, settings))];
            _triggers = TriggerSet.Start(_options, Counts, worker, Functions);
            _watching = WatchAsync(worker);
            _options.Log?.Invoke($"host: worker ready, {Functions.Count} functions");
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Kills the worker's process tree. Its messages are not settled.</summary>
    public void KillWorker() => _worker?.Kill();

    /// <summary>Runs a timer function now and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The function failed; the text says why. Or there is no such timer, or no worker.</exception>
    public async Task RunTimerAsync(string functionName, CancellationToken cancellationToken = default)
    {
        var function = Functions.SingleOrDefault(function => function.TriggerType == "timerTrigger" && function.Name.Equals(functionName, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"The app has no timer function '{functionName}'.");
        var worker = WorkerRunning ? _worker! : throw new InvalidOperationException("The worker does not run.");
        var outcome = await new TimerTrigger(_options, Counts, worker, function).FireAsync(cancellationToken);
        if (!outcome.Success)
            throw new InvalidOperationException($"Timer function {function.Name} failed: {outcome.Error}");
    }

    /// <summary>Takes no new work, waits for what runs, and ends the worker.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await EndWorkerAsync();
        if (_front is not null)
            await _front.DisposeAsync();
        await _endpoint.DisposeAsync();
        _starting.Dispose();
        _stopping.Dispose();
    }

    private async Task EndWorkerAsync()
    {
        if (_triggers is { } triggers)
        {
            var drained = triggers.DisposeAsync().AsTask();
            if (await Task.WhenAny(drained, Task.Delay(DrainLimit)) != drained)
                _worker!.Kill();
            await drained;
        }

        if (_worker is { } worker)
            await worker.DisposeAsync();
        (_triggers, _worker) = (null, null);
    }

    private async Task WatchAsync(Worker worker)
    {
        try
        {
            var code = await worker.Ended.WaitAsync(_stopping.Token);
            if (worker.Killed)
                return;
            _options.Log?.Invoke($"host: the worker ended by itself with code {code}");
            WorkerExited?.Invoke();
            if (_options.AutoRestart)
                await RestartAsync();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops, and ends the worker itself.
        }
    }

    private async Task RestartAsync()
    {
        for (var backoff = FirstBackoff; ; backoff = backoff * 2 < LongestBackoff ? backoff * 2 : LongestBackoff)
        {
            await Task.Delay(backoff, _stopping.Token);
            try
            {
                await StartWorkerAsync(_stopping.Token);
                return;
            }
            catch (Exception exception) when (exception is WorkerLostException or TimeoutException)
            {
                _options.Log?.Invoke($"host: the worker does not start: {exception.Message}");
            }
        }
    }
}
