namespace Connector.Mapping.Returns;

/// <summary>
/// The share of the first pieces in an amount: amount x pieces / all, halves rounded away from zero. What is credited for
/// further pieces is the difference of two such shares, so that any number of partial returns adds up to the amount.
/// </summary>
internal static class CumulativeShare
{
    /// <param name="amount">Amount of all pieces, in coins.</param>
    /// <param name="pieces">How many; more than all counts as all.</param>
    /// <param name="all">All pieces, positive.</param>
    public static long Of(long amount, decimal pieces, long all)
    {
        if (pieces >= all) return amount;
        if (pieces <= 0) return 0;
        // A chunk of pieces in MAX's unit need not be whole pieces; then the last digit of the decimal may decide a tie.
        if (pieces != decimal.Truncate(pieces)) return (long)Math.Round(amount * (pieces / all), 0, MidpointRounding.AwayFromZero);
        var size = ((2 * Int128.Abs(amount) * (long)pieces) + all) / (2 * (Int128)all);
        return (long)(amount < 0 ? -size : size);
    }

    /// <summary>The share of the pieces after <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static long Between(long amount, decimal from, decimal to, long all) => Of(amount, to, all) - Of(amount, from, all);
}
