using System.Diagnostics;
using System.Text.Json;
using Connector.Sandbox.FunctionsHost.Rpc;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>How an invocation ended.</summary>
internal readonly record struct InvocationOutcome(bool Success, string? Error);

/// <summary>Builds invocations and runs them.</summary>
internal static class Invocation
{
    public static InvocationRequest Create(FunctionInfo function, TypedData? input, IEnumerable<KeyValuePair<string, object?>> metadata, string? parent = null)
    {
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Id,
            TraceContext = new RpcTraceContext { TraceParent = TraceParent(parent) },
        };
        if (input is not null)
            request.InputData.Add(new ParameterBinding { Name = function.TriggerParameter, Data = input });
        foreach (var (key, value) in metadata.Where(pair => pair.Value is not null))
            request.TriggerMetadata[key] = Typed(value!);
        return request;
    }

    /// <summary>Runs the invocation and counts it.</summary>
    /// <exception cref="WorkerLostException">The worker went away first (counted as a failure).</exception>
    public static async Task<InvocationOutcome> RunAsync(Worker worker, FunctionInfo function, InvocationRequest request, HostCounts counts, CancellationToken cancellationToken)
    {
        var success = false;
        try
        {
            var result = (await worker.InvokeAsync(request, cancellationToken)).Result;
            success = result.Status == StatusResult.Types.Status.Success;
            return new InvocationOutcome(success, success ? null : InvocationError.Of(result));
        }
        finally
        {
            counts.Add(function.Name, success);
        }
    }

    /// <summary>Strings travel as strings, everything else as JSON: the worker's binding breaks on the protocol's numbers.</summary>
    private static TypedData Typed(object value) =>
        value is string text ? new TypedData { String = text } : new TypedData { Json = JsonSerializer.Serialize(value) };

    /// <summary>A span of the sender's trace when it sent one, else of a trace of its own.</summary>
    private static string TraceParent(string? parent)
    {
        var trace = ActivityContext.TryParse(parent, null, out var context) ? context.TraceId : ActivityTraceId.CreateRandom();
        return $"00-{trace}-{ActivitySpanId.CreateRandom()}-01";
    }
}
