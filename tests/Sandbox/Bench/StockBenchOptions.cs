namespace Connector.Sandbox.Bench;

/// <summary>What a bench of the flow <c>stock</c> is.</summary>
/// <param name="Skus">Parts in MAX, and inventory entries in commercetools.</param>
/// <param name="Changed">Share of them that changed in MAX, 0 to 1.</param>
/// <param name="Import">True: the changes go through the Import API.</param>
/// <param name="Latency">What each reply of commercetools takes at least, for the connector and for the naive way.</param>
internal sealed record StockBenchOptions(int Skus, double Changed, bool Import, TimeSpan Latency)
{
    /// <summary>MAX company of the parts.</summary>
    public const string Company = "DE";

    /// <summary>The stockroom that holds them.</summary>
    public const string Stockroom = "FG-HH";

    /// <summary>The supply channel of the entries.</summary>
    public const string Channel = "hamburg";

    /// <summary>Entries that the naive way is measured with, at most: with a latency, as many as take some half a minute.</summary>
    public int NaiveSample => Latency == TimeSpan.Zero ? 100_000 : (int)Math.Clamp(15 / Latency.TotalSeconds, 100, 100_000);

    /// <summary>Parts that change before the delta.</summary>
    public int DeltaParts => Math.Min(25, Skus);
}
