using System.Collections.Concurrent;
using System.Net;
using Connector.Sandbox.FunctionsHost.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>Where workers connect: gRPC on a free port of the loopback interface, HTTP/2 without TLS.</summary>
internal sealed class RpcEndpoint : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<WorkerStream>> _expected = new();
    private readonly WebApplication _app;

    private RpcEndpoint()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        builder.Services.AddSingleton(this);
        _app = builder.Build();
        _app.MapGrpcService<Service>();
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<RpcEndpoint> StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = new RpcEndpoint();
        await endpoint._app.StartAsync(cancellationToken);
        return endpoint;
    }

    /// <summary>Completes when the worker with this id has connected.</summary>
    public Task<WorkerStream> ExpectAsync(string workerId) =>
        _expected.GetOrAdd(workerId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        // A worker that was just killed may not be noticed yet; nothing of its stream is worth waiting for.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private sealed class Service(RpcEndpoint endpoint) : FunctionRpc.FunctionRpcBase
    {
        public override async Task EventStream(
            IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
        {
            if (!await requestStream.MoveNext(context.CancellationToken)
                || requestStream.Current.ContentCase != StreamingMessage.ContentOneofCase.StartStream
                || !endpoint._expected.TryRemove(requestStream.Current.StartStream.WorkerId, out var expected))
            {
                throw new Grpc.Core.RpcException(new Status(StatusCode.FailedPrecondition, "The first message must be StartStream of a worker that this host started."));
            }

            var stream = new WorkerStream();
            expected.SetResult(stream);
            await stream.RunAsync(requestStream, responseStream, context.CancellationToken);
        }
    }
}
