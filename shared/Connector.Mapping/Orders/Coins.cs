using System.Globalization;

namespace Connector.Mapping.Orders;

/// <summary>Amounts counted in the currency's smallest coin: whole numbers, so that sums are exact.</summary>
internal static class Coins
{
    /// <summary>The amount with exactly the currency's digits: 500 coins of EUR are 5.00.</summary>
    public static decimal ToDecimal(long coins, int digits)
    {
        var size = (ulong)Math.Abs((decimal)coins);
        return new decimal((int)size, (int)(size >> 32), 0, coins < 0, (byte)digits);
    }

    /// <summary>The amount as text, for problems.</summary>
    public static string Text(long coins, OrderScope scope) =>
        $"{ToDecimal(coins, scope.Digits).ToString(CultureInfo.InvariantCulture)} {scope.Currency}";

    /// <summary>The coins of an amount that has no more digits than the currency.</summary>
    public static long Of(decimal amount, int digits) => (long)(amount * Power(digits));

    /// <summary>Rounds an amount to whole coins, half to even as commercetools does by default.</summary>
    public static long Round(decimal amount, int digits) => Of(Math.Round(amount, digits, MidpointRounding.ToEven), digits);

    /// <summary>How many coins one unit of the currency has.</summary>
    public static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++) power *= 10m;
        return power;
    }
}
