using System.ComponentModel.DataAnnotations;

namespace Connector.ExactMax.Client;

/// <summary>How to reach the MAX gateway: section <c>MaxGateway</c> unless another is named.</summary>
public sealed class MaxGatewayOptions
{
    /// <summary>Address of the gateway, https (http on this machine only), for example <c>https://max.example.com/</c>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>API key, sent as <c>X-Api-Key</c>. Either this or <see cref="Scope"/>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Scope of an Entra token for the gateway, for example <c>api://max-gateway/.default</c>; the app's managed identity gets it.</summary>
    public string? Scope { get; set; }

    /// <summary>Longest wait for one answer; default 90 seconds, more than the gateway holds a write back.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Longest wait for one request with its retries; default 3 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How often a request is repeated within <see cref="TotalTimeout"/>; default 3. Longer waits are the caller's.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>First pause before a retry, doubled each time; default half a second. A <c>Retry-After</c> wins.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the gateway may hold a write back for its outcome (<c>Prefer: wait</c>); default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:03:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a write is followed until its outcome; default 2 minutes. Then its last state is the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause between two looks at a write; default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the gateway may send nothing in the middle of a feed; default 2 minutes. A feed as a whole has no limit.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FeedIdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Share of failed calls from which on the circuit opens; default 0.5.</summary>
    [Range(0.01, 1.0)]
    public double CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>Calls within <see cref="CircuitWindow"/> below which the circuit never opens; default 10.</summary>
    [Range(2, 1000)]
    public int CircuitMinimumCalls { get; set; } = 10;

    /// <summary>Over how long failures are counted; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CircuitWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit lets nothing through; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the correlation id of the current work comes from, sent as <c>X-Correlation-ID</c>; set in code. Null sends none.</summary>
    public Func<string?>? CorrelationId { get; set; }
}
