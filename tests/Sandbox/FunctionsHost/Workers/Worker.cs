using Connector.Sandbox.FunctionsHost.Rpc;
using Connector.Sandbox.Processes;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>One run of the app's real worker process, from its start to its end.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan TerminateGrace = TimeSpan.FromSeconds(3);
    private readonly ChildProcess _process;
    private readonly WorkerStream _stream;

    private Worker(ChildProcess process, WorkerStream stream)
    {
        _process = process;
        _stream = stream;
        Ended = EndAsync();
    }

    /// <summary>The functions that the worker reported.</summary>
    public IReadOnlyList<RpcFunctionMetadata> Functions { get; private set; } = [];

    /// <summary>Where the worker itself listens for HTTP functions; null when the app has no HTTP integration.</summary>
    public Uri? HttpAddress { get; private set; }

    /// <summary>Cancelled as soon as the worker is killed, has ended or has hung up.</summary>
    public CancellationToken Lost => _stream.Lost;

    /// <summary>True when this host ended it, false when it ended by itself.</summary>
    public bool Killed { get; private set; }

    /// <summary>Completes with the exit code.</summary>
    public Task<int> Ended { get; }

    /// <summary>Id of the watchdog, the parent of the process.</summary>
    public int WatchdogId => _process.Id;

    /// <summary>The last lines of its output.</summary>
    public string LastOutput => _process.LastOutput;

    /// <summary>Starts the process and takes it to the point where functions can be invoked.</summary>
    public static async Task<Worker> StartAsync(FunctionsHostOptions options, RpcEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.StartTimeout);

        var id = Guid.NewGuid().ToString();
        var connected = endpoint.ExpectAsync(id);
        var process = ChildProcess.Start(WorkerCommand.For(options, endpoint.Address, id));
        Worker? worker = null;
        try
        {
            if (await Task.WhenAny(connected, process.Exited).WaitAsync(timeout.Token) != connected)
                throw new WorkerLostException($"The worker ended with code {await process.Exited} while it started:{Environment.NewLine}{process.LastOutput}");
            var stream = await connected;
            stream.OnLog = log => options.Log?.Invoke($"worker {log.Level} {log.Category}: {log.Message}{(log.Exception is null ? "" : $" {log.Exception.Type} {log.Exception.Message}")}");
            worker = new Worker(process, stream);
            await WorkerStart.RunAsync(worker, options.AppDirectory, timeout.Token);
            return worker;
        }
        catch (Exception exception)
        {
            await (worker?.DisposeAsync() ?? process.DisposeAsync());
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new TimeoutException($"The worker was not ready after {options.StartTimeout}:{Environment.NewLine}{process.LastOutput}", exception);
            throw;
        }
    }

    public Task<StreamingMessage> AskAsync(StreamingMessage request, CancellationToken cancellationToken) => _stream.AskAsync(request, cancellationToken);

    /// <summary>Runs a function and waits for its result. Cancelling tells the function, and still waits.</summary>
    /// <exception cref="WorkerLostException">The worker went away first.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => _stream.Send(new StreamingMessage
        {
            InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId },
        }));
        return (await _stream.AskAsync(new StreamingMessage { InvocationRequest = request }, CancellationToken.None)).InvocationResponse;
    }

    /// <summary>Kills the process tree at once.</summary>
    public void Kill()
    {
        Killed |= !Ended.IsCompleted;
        _stream.Close();
        _process.Kill();
    }

    internal void Describe(IReadOnlyList<RpcFunctionMetadata> functions, Uri? httpAddress) => (Functions, HttpAddress) = (functions, httpAddress);

    /// <summary>Asks the worker to end, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Lost.IsCancellationRequested)
        {
            _stream.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = new() { Seconds = (long)TerminateGrace.TotalSeconds } } });
            await Task.WhenAny(Ended, Task.Delay(TerminateGrace));
        }

        Kill();
        await Ended;
        await _process.DisposeAsync();
    }

    private async Task<int> EndAsync()
    {
        var hungUp = Task.Delay(Timeout.Infinite, Lost);
        if (await Task.WhenAny(_process.Exited, hungUp) == hungUp)
        {
            // A process that hung up is on its way out, or of no use any more.
            await Task.WhenAny(_process.Exited, Task.Delay(TerminateGrace));
            _process.Kill();
        }

        _stream.Close();
        return await _process.Exited;
    }
}
