using System.Diagnostics;

namespace Connector.Sandbox.Stack;

/// <summary>Waits for something that happens in another process.</summary>
public static class Eventually
{
    /// <summary>Asks again and again until the answer is not null.</summary>
    /// <exception cref="TimeoutException">It did not happen; the message says what was waited for.</exception>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> ask, TimeSpan patience, CancellationToken cancellationToken = default)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            if (await ask() is { } answer) return answer;
        }
        while (watch.Elapsed < patience && await timer.WaitForNextTickAsync(cancellationToken));
        throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {what}.");
    }

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static Task HoldsAsync(string what, Func<Task<bool>> ask, TimeSpan patience, CancellationToken cancellationToken = default) =>
        GetAsync(what, async () => await ask() ? "yes" : null, patience, cancellationToken);
}
