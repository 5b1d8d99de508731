using System.Diagnostics;

namespace Connector.Sync.Stock;

/// <summary>
/// Sends requests side by side, few at first. While they are answered as fast as the fastest so far, more run at a time; when
/// they take twice as long, half as many: the other side is at its limit, or holds requests back and has them repeated.
/// </summary>
internal sealed class AdaptiveConcurrency(int most)
{
    private const int Waves = 4;
    private double fastest = double.MaxValue;
    private int now = Math.Min(4, most);

    public async Task ForEachAsync<T>(IReadOnlyList<T> items, Func<T, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        for (var at = 0; at < items.Count;)
        {
            var wave = items.Skip(at).Take(now * Waves).ToList();
            var ticks = 0L;
            await Parallel.ForEachAsync(wave, new ParallelOptions { MaxDegreeOfParallelism = now, CancellationToken = cancellationToken }, async (item, token) =>
            {
                var began = Stopwatch.GetTimestamp();
                await send(item, token);
                Interlocked.Add(ref ticks, Stopwatch.GetTimestamp() - began);
            });
            at += wave.Count;
            Learn((double)ticks / wave.Count);
        }
    }

    private void Learn(double mean)
    {
        fastest = Math.Min(fastest, mean);
        now = mean > 2 * fastest ? Math.Max(1, now / 2) : Math.Min(most, now + 2);
    }
}
