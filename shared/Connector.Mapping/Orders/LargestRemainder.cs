namespace Connector.Mapping.Orders;

/// <summary>
/// Divides an amount in proportion to weights so that the parts add up to the amount exactly: everyone gets the whole
/// coins of their share, and the coins that are left go to those with the largest remainders.
/// </summary>
internal static class LargestRemainder
{
    /// <summary>The parts of an amount, in the order of the weights. Weights must not be negative; all zero counts as all equal.</summary>
    public static long[] Allocate(long amount, ReadOnlySpan<long> weights)
    {
        var parts = new long[weights.Length];
        if (weights.Length == 0) return amount == 0 ? parts : throw new ArgumentException("There is nobody to give the amount to.", nameof(weights));
        if (weights.Length == 1)
        {
            parts[0] = amount;
            return parts;
        }

        Int128 total = 0;
        foreach (var weight in weights) total += weight;
        var equal = total == 0;
        if (equal) total = weights.Length;

        var (size, sign) = (Int128.Abs(amount), amount < 0 ? -1 : 1);
        Span<Int128> remainders = weights.Length <= 16 ? stackalloc Int128[weights.Length] : new Int128[weights.Length];
        var left = size;
        for (var i = 0; i < parts.Length; i++)
        {
            var (whole, remainder) = Int128.DivRem(size * (equal ? 1 : weights[i]), total);
            (parts[i], remainders[i]) = ((long)whole, remainder);
            left -= whole;
        }

        for (; left > 0; left--)
        {
            var largest = 0;
            for (var i = 1; i < parts.Length; i++)
                if (remainders[i] > remainders[largest]) largest = i;
            parts[largest]++;
            remainders[largest] = -1;
        }

        if (sign < 0)
            for (var i = 0; i < parts.Length; i++) parts[i] = -parts[i];
        return parts;
    }
}
