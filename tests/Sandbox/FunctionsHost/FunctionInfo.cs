using System.Text.Json;
using Connector.Sandbox.FunctionsHost.Rpc;

namespace Connector.Sandbox.FunctionsHost;

/// <summary>A function of the app, as its worker describes it, with settings resolved.</summary>
public sealed record FunctionInfo
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Type of the trigger: <c>serviceBusTrigger</c>, <c>timerTrigger</c>, <c>httpTrigger</c>.</summary>
    public required string TriggerType { get; init; }

    /// <summary>Schedule of a timer.</summary>
    public string? Schedule { get; init; }

    /// <summary>True for a timer that also runs when the worker starts.</summary>
    public bool RunOnStartup { get; init; }

    /// <summary>Queue of a message function; <c>topic/subscriptions/name</c> for a subscription.</summary>
    public string? Queue { get; init; }

    /// <summary>True when the queue requires sessions.</summary>
    public bool SessionsEnabled { get; init; }

    /// <summary>False when the function settles its messages itself.</summary>
    public bool AutoComplete { get; init; } = true;

    /// <summary>Route of an HTTP function, without the prefix <c>api</c>.</summary>
    public string? Route { get; init; }

    /// <summary>HTTP methods; empty for all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Authorisation level of an HTTP function: <c>anonymous</c>, <c>function</c>, <c>admin</c>.</summary>
    public string? AuthLevel { get; init; }

    /// <summary>True when setting <c>AzureWebJobs.NAME.Disabled</c> says so.</summary>
    public bool Disabled { get; init; }

    /// <summary>The bindings as the worker reported them, JSON texts.</summary>
    public IReadOnlyList<string> RawBindings { get; init; } = [];

    internal string Id { get; init; } = "";

    internal string TriggerParameter { get; init; } = "";

    internal static FunctionInfo From(RpcFunctionMetadata metadata, AppSettings settings)
    {
        var trigger = metadata.RawBindings
            .Select(text => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text)!)
            .Select(binding => new Dictionary<string, JsonElement>(binding, StringComparer.OrdinalIgnoreCase))
            .First(binding => binding["type"].GetString()!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        if (Text("cardinality") is "Many" or "many")
            throw new NotSupportedException($"Function {metadata.Name}: batches of messages are not supported by the sandbox's host.");

        return new FunctionInfo
        {
            Id = metadata.FunctionId,
            Name = metadata.Name,
            TriggerType = Text("type")!,
            TriggerParameter = Text("name")!,
            Schedule = Resolved("schedule"),
            RunOnStartup = Flag("runOnStartup") ?? false,
            Queue = Resolved("queueName") ?? (Text("topicName") is null ? null : $"{Resolved("topicName")}/subscriptions/{Resolved("subscriptionName")}"),
            SessionsEnabled = Flag("isSessionsEnabled") ?? false,
            AutoComplete = Flag("autoCompleteMessages") ?? true,
            Route = Text("type") == "httpTrigger" ? Text("route") ?? metadata.Name : null,
            Methods = trigger.TryGetValue("methods", out var methods) ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())] : [],
            AuthLevel = Text("authLevel"),
            Disabled = settings.IsTrue($"AzureWebJobs.{metadata.Name}.Disabled"),
            RawBindings = [.. metadata.RawBindings],
        };

        string? Text(string key) => trigger.TryGetValue(key, out var value) ? value.GetString() : null;
        string? Resolved(string key) => Text(key) is { } text ? settings.Resolve(text, $"{metadata.Name}.{key}") : null;
        bool? Flag(string key) => trigger.TryGetValue(key, out var value) ? value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && bool.Parse(value.GetString()!)) : null;
    }
}
