using System.Diagnostics;

namespace Connector.Sandbox.Load;

/// <summary>Waits for as long as something goes on: a load may take any time, but it must not stand still.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(90);

    /// <summary>Waits until something holds.</summary>
    /// <param name="what">What, for the text of a failure.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="state">A text that changes while something goes on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Nothing has changed for a long time.</exception>
    public static async Task UntilAsync(string what, Func<bool> holds, Func<string> state, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var (last, since) = (state(), Stopwatch.StartNew());
        while (!holds())
        {
            if (state() is var now && now != last) (last, since) = (now, Stopwatch.StartNew());
            if (since.Elapsed > Standstill) throw new TimeoutException($"Nothing happens any more, and it does not hold that {what}: {last}");
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
