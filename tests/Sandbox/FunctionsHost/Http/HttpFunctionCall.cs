using Connector.Sandbox.FunctionsHost.Rpc;
using Connector.Sandbox.FunctionsHost.Workers;

namespace Connector.Sandbox.FunctionsHost.Http;

/// <summary>One HTTP request: the invocation goes over gRPC, the request itself to the worker's own web server, both at once.</summary>
internal sealed class HttpFunctionCall(FunctionsHostOptions options, HostCounts counts) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public void Dispose() => _http.Dispose();

    public async Task RunAsync(Worker worker, FunctionInfo function, HttpContext context)
    {
        var invocation = Invocation.Create(function, new TypedData { Http = new RpcHttp() }, Metadata(context.Request), context.Request.Headers.TraceParent);
        var running = Invocation.RunAsync(worker, function, invocation, counts, context.RequestAborted);
        try
        {
            using var request = ForwardedRequest.Create(context.Request, worker.HttpAddress!, invocation.InvocationId);
            using var lost = CancellationTokenSource.CreateLinkedTokenSource(worker.Lost, context.RequestAborted);
            using var response = await _http.SendAsync(request, lost.Token);
            var body = await response.Content.ReadAsByteArrayAsync(lost.Token);
            var outcome = await running;
            if (outcome.Success)
                await ForwardedRequest.AnswerAsync(response, body, context.Response);
            else
                Fail(outcome.Error!);
        }
        catch (Exception exception) when (exception is WorkerLostException or HttpRequestException or OperationCanceledException)
        {
            // The invocation ends by itself, with the worker or with the request that it now misses; only its failure is taken note of.
            _ = running.ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
            Fail(exception.Message);
        }

        void Fail(string error)
        {
            // The worker answers an exception with an empty 200; a caller must not take that for success.
            options.Log?.Invoke($"host: {function.Name} failed on {context.Request.Method} {context.Request.Path}: {error}");
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static Dictionary<string, object?> Metadata(HttpRequest request)
    {
        var metadata = request.Query.ToDictionary(pair => pair.Key, object? (pair) => pair.Value.ToString());
        foreach (var (key, value) in request.RouteValues)
            metadata[key] = value;
        metadata["Query"] = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        metadata["Headers"] = request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return metadata;
    }
}
