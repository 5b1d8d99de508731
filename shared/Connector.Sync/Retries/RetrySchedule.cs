using Microsoft.Extensions.Options;

namespace Connector.Sync.Retries;

/// <summary>Says when a failed item comes back. Pure but for the injected randomness.</summary>
public sealed class RetrySchedule(IOptions<RetryOptions> options, Random random)
{
    private readonly RetryOptions options = options.Value;

    /// <summary>The wait after the given number of failed attempts (1 = the first failure), or null when the item is given up.</summary>
    public TimeSpan? After(int failedAttempts)
    {
        var delays = options.EffectiveDelays;
        var waited = TimeSpan.Zero;
        for (var i = 0; i < failedAttempts; i++)
        {
            waited += delays[Math.Min(i, delays.Count - 1)];
            if (waited > options.GiveUpAfter) return null;
        }

        return Stretch(delays[Math.Min(failedAttempts - 1, delays.Count - 1)]);
    }

    /// <summary>Stretches a wait at random, so that many items do not return in step.</summary>
    public TimeSpan Stretch(TimeSpan wait) => wait + (wait * (options.Jitter * random.NextDouble()));
}
