using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Retries;

/// <summary>Section <c>Retry</c>: when a failed item comes back, and when it is given up.</summary>
public sealed class RetryOptions : IValidatableObject
{
    /// <summary>Waits before the second, third, ... attempt; the last one repeats. Default 30 s, 2 min, 10 min, 30 min, 1 h.</summary>
    public IList<TimeSpan> Delays { get; } = [];

    /// <summary>The delays in force.</summary>
    public IReadOnlyList<TimeSpan> EffectiveDelays => Delays.Count > 0 ? [.. Delays] : DefaultDelays;

    /// <summary>An item is given up when its waits would add up to more than this; default 48 h. Outages do not count.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "14.00:00:00", ErrorMessage = "Retry:GiveUpAfter must be a time span between 00:00:01 and 14.00:00:00.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Every wait is stretched at random by up to this share (0 to 1, default 0.1), so that items do not return in step.</summary>
    [Range(0d, 1d, ErrorMessage = "Retry:Jitter must be a number between 0 and 1.")]
    public double Jitter { get; set; } = 0.1;

    private static readonly TimeSpan[] DefaultDelays =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Delays.Count; i++)
        {
            if (Delays[i] <= TimeSpan.Zero)
                yield return new ValidationResult($"Retry:Delays:{i} must be a time span greater than zero, for example 00:00:30.", [nameof(Delays)]);
        }
    }
}
