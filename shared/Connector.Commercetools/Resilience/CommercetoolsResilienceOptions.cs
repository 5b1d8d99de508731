using System.ComponentModel.DataAnnotations;

namespace Connector.Commercetools;

/// <summary>
/// How calls are repeated, limited and given up. The retries in here are few and short; longer waits are the work item's.
/// Section <c>{client name}:Resilience</c>.
/// </summary>
public sealed class CommercetoolsResilienceOptions : IValidatableObject
{
    /// <summary>Calls under way at once. Default 16.</summary>
    [Range(1, 256, ErrorMessage = "must be between 1 and 256 calls.")]
    public int MaxParallelRequests { get; set; } = 16;

    /// <summary>Calls that may wait for their turn; more fail at once. Default 1000.</summary>
    [Range(0, 100_000, ErrorMessage = "must be between 0 and 100000 calls.")]
    public int MaxWaitingRequests { get; set; } = 1000;

    /// <summary>Repeats after the first attempt. Default 3; 0 switches retries off.</summary>
    [Range(0, 10, ErrorMessage = "must be between 0 and 10.")]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Median wait before the first repeat; doubles each time, with jitter. Default 300 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10", ErrorMessage = "must be between 00:00:00.010 and 00:00:10.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Longest wait before a repeat, also when <c>Retry-After</c> asks for more. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:02:00", ErrorMessage = "must be between 00:00:00.010 and 00:02:00.")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one attempt, the reply's body included. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "must be between 00:00:01 and 00:05:00.")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for all attempts and the waits between them. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be between 00:00:01 and 00:10:00.")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Share of failed attempts that opens the circuit. Default 0.5.</summary>
    [Range(0.01, 1.0, ErrorMessage = "must be between 0.01 and 1.")]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>Attempts within <see cref="BreakerWindow"/> before the circuit may open. Default 10.</summary>
    [Range(2, 10_000, ErrorMessage = "must be between 2 and 10000 attempts.")]
    public int BreakerMinimumAttempts { get; set; } = 10;

    /// <summary>Time over which failures are counted. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be between 00:00:01 and 00:10:00.")]
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the circuit stays open before one call probes. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be between 00:00:01 and 00:10:00.")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TotalTimeout < AttemptTimeout)
            yield return new($"must not be shorter than {nameof(AttemptTimeout)} ({AttemptTimeout}).", [nameof(TotalTimeout)]);
    }
}
