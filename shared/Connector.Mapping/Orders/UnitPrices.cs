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
    /// Where no single price will do: the pieces are divided over two neighbouring prices, as fine as MAX keeps them, that
    /// together give the net exactly. Null for quantities that are no whole number, and where MAX keeps fewer decimals
    /// than the currency has.
    /// </summary>
    public static (UnitPricePart Lower, UnitPricePart Higher)? Split(decimal net, decimal quantity, int digits, int decimals)
    {
        if (quantity != decimal.Truncate(quantity)) return null;
        for (var n = decimals; n >= digits; n--)
        {
            var step = 1 / Coins.Power(n);
            var price = Math.Floor(net / quantity * Coins.Power(n)) / Coins.Power(n);
            // What the lower price leaves is a whole number of steps, each raising one piece to the higher price.
            var raised = (net - (price * quantity)) / step;
            var (lower, higher) = (Part(quantity - raised, price), Part(raised, price + step));
            if (lower.Net + higher.Net == net && IsClear(lower) && IsClear(higher)) return (lower, higher);
        }

        return null;

        UnitPricePart Part(decimal pieces, decimal price) => new(pieces, price, Math.Round(pieces * price, digits, MidpointRounding.AwayFromZero));

        // Exactly half a coin rounds one way or the other, or both halves up; a coarser price avoids it.
        bool IsClear(UnitPricePart part) => part.Net == Math.Round(part.Quantity * part.UnitPrice, digits, MidpointRounding.ToEven);
    }
}

/// <summary>Pieces of a line that share a price, with their net.</summary>
internal readonly record struct UnitPricePart(decimal Quantity, decimal UnitPrice, decimal Net);
