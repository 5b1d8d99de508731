using System.Net;
using System.Net.Sockets;
using Connector.Sandbox.Processes;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Storage;

/// <summary>
/// Azurite from npm, pinned by the lock file beside this source; installed on first use. Keeps everything in memory.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private readonly ChildProcess process;

    private AzuriteServer(ChildProcess process, Uri blob, Uri queue, Uri table)
    {
        this.process = process;
        Blob = blob;
        Queue = queue;
        Table = table;
    }

    /// <summary>Address of the blob endpoint.</summary>
    public Uri Blob { get; }

    /// <summary>Address of the queue endpoint.</summary>
    public Uri Queue { get; }

    /// <summary>Address of the table endpoint.</summary>
    public Uri Table { get; }

    /// <summary>Starts Azurite on free ports and waits until its endpoints answer.</summary>
    public static async Task<AzuriteServer> StartAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var script = await AzuriteInstallation.EnsureAsync(progress, cancellationToken);
        int[] ports = [FreePort.Next(), FreePort.Next(), FreePort.Next()];
        string[] arguments =
        [
            script, "--silent", "--skipApiVersionCheck", "--inMemoryPersistence", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports[0]}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{ports[1]}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{ports[2]}",
        ];
        var server = new AzuriteServer(ChildProcess.Start(new ChildProcessOptions { FileName = "node", Arguments = arguments }), Address(ports[0]), Address(ports[1]), Address(ports[2]));
        try
        {
            foreach (var port in ports) await ListeningAsync(port, server.process, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}/");

    private static async Task ListeningAsync(int port, ChildProcess process, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(deadline.Token))
        {
            if (process.Exited.IsCompleted) throw new InvalidOperationException($"Azurite ended while starting: {process.LastOutput}");
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
                return;
            }
            catch (SocketException)
            {
                // Not listening yet.
            }
        }
    }
}
