using System.Diagnostics;

namespace Connector.Sync.Stock;

/// <summary>
/// Sends requests side by side, few at first. While they are answered about as fast as the fastest of late, more run at a time;
/// when they take twice as long, half as many: the other side is at its limit, or holds requests back and has them repeated.
/// </summary>
internal sealed class AdaptiveConcurrency(int most)
{
    private const int Waves = 4;

    // A single lucky wave shall not be the measure for ever.
    private const double Forgets = 1.0 / 16;
    private readonly Lock gate = new();
    private double fastest = double.MaxValue;
    private int now = Math.Min(4, most);

    /// <summary>Requests at a time from here on.</summary>
    public int Now
    {
        get
        {
            lock (gate) return now;
        }
    }

    public async Task ForEachAsync<T>(IReadOnlyList<T> items, Func<T, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        for (var at = 0; at < items.Count;)
        {
            var side = Now;
            var wave = items.Skip(at).Take(side * Waves).ToList();
            var ticks = 0L;
            await Parallel.ForEachAsync(wave, new ParallelOptions { MaxDegreeOfParallelism = side, CancellationToken = cancellationToken }, async (item, token) =>
            {
                var began = Stopwatch.GetTimestamp();
                await send(item, token);
                Interlocked.Add(ref ticks, Stopwatch.GetTimestamp() - began);
            });
            at += wave.Count;
            Learn((double)ticks / wave.Count);
        }
    }

    /// <summary>Takes the mean duration of a wave into account.</summary>
    internal void Learn(double mean)
    {
        lock (gate)
        {
            fastest = mean < fastest ? mean : fastest + ((mean - fastest) * Forgets);
            now = mean > 2 * fastest ? Math.Max(1, now / 2) : Math.Min(most, now + 2);
        }
    }
}
