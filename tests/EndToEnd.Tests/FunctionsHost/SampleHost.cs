using System.Collections.Concurrent;
using System.Reflection;
using Connector.Sandbox.FunctionsHost;
using Connector.Sandbox.ServiceBus;

namespace EndToEnd.Tests.FunctionsHost;

/// <summary>The host with the sample app, queues in memory, and what was logged.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private FunctionsHostServer? _server;

    public static string AppDirectory { get; } = typeof(SampleHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SampleAppDirectory").Value!;

    public MemoryQueue Plain { get; } = new("plain-queue");

    public MemoryQueue Sessions { get; } = new("sessions", requiresSession: true);

    public MemoryQueue Subscription { get; } = new("topic/subscriptions/reader");

    public FunctionsHostServer Server => _server!;

    public IReadOnlyCollection<string> Log => _lines;

    public FunctionsHostOptions Options => new()
    {
        AppDirectory = AppDirectory,
        Settings = new Dictionary<string, string> { ["PlainQueue"] = "plain-queue", ["TickSchedule"] = "*/30 * * * * *" },
        Queue = name => new IQueueConsumer[] { Plain, Sessions, Subscription }.Single(queue => queue.QueueName == name),
        FunctionKey = "function-key",
        MasterKey = "master-key",
        Log = _lines.Enqueue,
    };

    public static async Task<SampleHost> StartAsync(Func<FunctionsHostOptions, FunctionsHostOptions>? change = null)
    {
        var host = new SampleHost();
        host._server = await FunctionsHostServer.StartAsync(change is null ? host.Options : change(host.Options));
        return host;
    }

    /// <summary>What the functions said, in order (log lines of the worker that contain <paramref name="start"/>, from there on).</summary>
    public IReadOnlyList<string> Said(string start) =>
        [.. _lines.Select(line => (line, at: line.IndexOf($": {start}", StringComparison.Ordinal))).Where(hit => hit.at >= 0).Select(hit => hit.line[(hit.at + 2)..])];

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
