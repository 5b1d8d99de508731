using Connector.Sandbox.Gateway;

namespace Connector.Sandbox.Stack;

/// <summary>How the sandbox starts.</summary>
public sealed record SandboxOptions
{
    /// <summary>Ports on 127.0.0.1.</summary>
    public Ports Ports { get; init; } = Ports.Free;

    /// <summary>Another commercetools-compatible server; null starts the built-in one.</summary>
    public Uri? CommercetoolsUrl { get; init; }

    /// <summary>Credentials and project at the other server.</summary>
    public ShopAccess Access { get; init; } = new();

    /// <summary>The mapping; null takes <c>tests/Sandbox/mapping.json</c>.</summary>
    public string? MappingFile { get; init; }

    /// <summary>False leaves the worker to somebody else, for example to <c>func start</c>.</summary>
    public bool RunWorker { get; init; } = true;

    /// <summary>Instances of the Functions app, each a worker process of its own, as when Azure scales out.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>False leaves timers aside: tests run them.</summary>
    public bool RunSchedules { get; init; } = true;

    /// <summary>App settings on top of <c>local.settings.sample.json</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the queues of work items know message ids; a copy that is resent within it is swallowed, as in Azure.</summary>
    public TimeSpan DuplicateDetectionWindow { get; init; } = Queues.DuplicateDetectionWindow;

    /// <summary>How often the emulated MAX misbehaves; null is never.</summary>
    public MaxFaultRate? MaxFaults { get; init; }

    /// <summary>Gets everything that the processes write.</summary>
    public Action<string>? Log { get; init; }
}

/// <summary>How to get into a commercetools project.</summary>
/// <param name="ProjectKey">Project.</param>
/// <param name="ClientId">API client.</param>
/// <param name="ClientSecret">Its secret.</param>
public sealed record ShopAccess(string ProjectKey = "sandbox", string ClientId = "connector", string ClientSecret = "secret");
