using System.Net.Sockets;
using Connector.Sandbox.FunctionsHost.Rpc;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>The dialogue between host and worker from the connection to the first invocation.</summary>
internal static class WorkerStart
{
    private const string HostVersion = "4.1044.0";

    public static async Task RunAsync(Worker worker, string appDirectory, CancellationToken cancellationToken)
    {
        var init = (await worker.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = HostVersion, WorkerDirectory = appDirectory, FunctionAppDirectory = appDirectory },
        }, cancellationToken)).WorkerInitResponse;
        Require(init.Result, "initialise");

        var metadata = (await worker.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = appDirectory },
        }, cancellationToken)).FunctionMetadataResponse;
        Require(metadata.Result, "list its functions");

        foreach (var function in metadata.FunctionMetadataResults)
        {
            var load = await worker.AskAsync(new StreamingMessage
            {
                FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
            }, cancellationToken);
            Require(load.FunctionLoadResponse.Result, $"load function {function.Name}");
        }

        var http = init.Capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null;
        if (http is not null)
            await UntilListeningAsync(http, cancellationToken);
        worker.Describe(metadata.FunctionMetadataResults, http);
    }

    private static void Require(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new InvalidOperationException($"The worker could not {what}: {InvocationError.Of(result)}");
    }

    /// <summary>The worker's HTTP port opens a little after it has answered over gRPC.</summary>
    private static async Task UntilListeningAsync(Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            }
        }
    }
}
