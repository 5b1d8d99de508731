using System.Globalization;
using Connector.Sandbox.Processes;

namespace Connector.Sandbox.Gateway;

/// <summary>
/// The MAX gateway in a process of its own, as on the MAX server: the real service on the emulated MAX. It is started
/// again when it ends, as Windows does with a service.
/// </summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder;
    private readonly int port;
    private readonly Action<string>? log;
    private readonly MaxFaultRate? faults;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;
    private TaskCompletionSource<Uri> listening = New();
    private ChildProcess? process;

    private GatewayProcess(string folder, int port, Action<string>? log, MaxFaultRate? faults)
    {
        this.faults = faults;
        this.folder = folder;
        this.port = port;
        this.log = log;
        running = RunAsync();
    }

    /// <summary>Number of times the process was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Address, also across restarts.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0/");

    /// <summary>Id of the process of this moment, or null while there is none; it is the watchdog's child.</summary>
    public int? WatchdogId => process is { Exited.IsCompleted: false } running ? running.Id : null;

    /// <summary>Starts the gateway and waits until it listens.</summary>
    /// <param name="folder">Folder with the companies' databases and the inbox.</param>
    /// <param name="port">Port on 127.0.0.1.</param>
    /// <param name="log">Gets its output.</param>
    /// <param name="faults">How often MAX misbehaves; null is never.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<GatewayProcess> StartAsync(string folder, int port, Action<string>? log, MaxFaultRate? faults, CancellationToken cancellationToken)
    {
        var gateway = new GatewayProcess(folder, port, log, faults);
        try
        {
            gateway.Address = await gateway.listening.Task.WaitAsync(Patience, cancellationToken);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the process; it is started again at once.</summary>
    public void Kill() => process?.Kill();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        process?.Kill();
        await running;
        stopping.Dispose();
    }

    private static TaskCompletionSource<Uri> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            Starts++;
            await using var child = process = ChildProcess.Start(new ChildProcessOptions
            {
                FileName = DotNet.Executable,
                Arguments = [typeof(GatewayProcess).Assembly.Location, "max-gateway", "--folder", folder, "--port", $"{port}", .. Faults()],
                OnLine = OnLine,
            });
            var code = await child.Exited;
            if (stopping.IsCancellationRequested) return;
            log?.Invoke($"gateway: ended with {code}");
            if (!listening.Task.IsCompleted && Starts > 2)
            {
                listening.TrySetException(new InvalidOperationException($"The gateway does not start: {child.LastOutput}"));
                return;
            }
        }
    }

    // Another seed each time: a process that was killed shall not meet the same faults again.
    private string[] Faults() => faults is null
        ? []
        : ["--fault-rate", string.Create(CultureInfo.InvariantCulture, $"{faults.Rate}"), "--fault-seed", $"{faults.Seed + (100 * Starts)}"];

    private void OnLine(string line)
    {
        log?.Invoke(line);
        if (line.StartsWith(GatewayCommand.Listening, StringComparison.Ordinal)) listening.TrySetResult(new Uri(line[GatewayCommand.Listening.Length..]));
    }
}
