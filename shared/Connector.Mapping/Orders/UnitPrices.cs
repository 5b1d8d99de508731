namespace Connector.Mapping.Orders;

/// <summary>
/// A unit price is the line's net divided by its quantity, with as few decimals as reproduce the net: quantity times
/// price must round to the net whether halves are rounded up or to even, since MAX's reports do one or the other.
/// </summary>
internal static class UnitPrices
{
    /// <summary>The price with the fewest decimals, at most <paramref name="decimals"/>; null when none reproduces the net.</summary>
    /// <param name="net">Net total of the line.</param>
    /// <param name="quantity">Quantity in sales units, positive.</param>
    /// <param name="digits">Digits of the currency.</param>
    /// <param name="decimals">Decimals that MAX keeps.</param>
    public static decimal? Reproducing(decimal net, decimal quantity, int digits, int decimals)
    {
        var half = 0.5m / Coins.Power(digits);
        var exact = net / quantity;
        for (var n = Math.Min(digits, decimals); n <= decimals; n++)
        {
            var price = Math.Round(exact, n, MidpointRounding.AwayFromZero);
            if (Math.Abs((price * quantity) - net) < half) return price;
        }

        return null;
    }

    /// <summary>
    /// Where no single price will do: whole pieces at two prices that are one coin apart and add up to the net exactly.
    /// Null for quantities that are no whole number, and where MAX keeps fewer decimals than the currency has.
    /// </summary>
    public static (UnitPricePart Lower, UnitPricePart Higher)? Split(long net, decimal quantity, int digits, int decimals)
    {
        if (quantity != decimal.Truncate(quantity) || decimals < digits) return null;
        var pieces = (long)quantity;
        var (price, rest) = Math.DivRem(net, pieces);
        if (rest < 0) (price, rest) = (price - 1, rest + pieces);
        return (Part(pieces - rest, price), Part(rest, price + 1));

        UnitPricePart Part(long count, long coins) => new(count, Coins.ToDecimal(coins, digits), count * coins);
    }
}

/// <summary>Pieces of a line that share a price.</summary>
internal readonly record struct UnitPricePart(decimal Quantity, decimal UnitPrice, long Net);
