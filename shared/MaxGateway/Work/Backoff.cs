namespace Connector.MaxGateway.Work;

/// <summary>How long a company's worker waits while MAX is down.</summary>
internal static class Backoff
{
    private static readonly int[] Seconds = [1, 2, 5, 10, 30, 60];

    /// <param name="failures">Failures in a row, from 1.</param>
    public static TimeSpan After(int failures) => TimeSpan.FromSeconds(Seconds[Math.Min(failures, Seconds.Length) - 1]);
}
