namespace Connector.Mapping;

/// <summary>When prices apply. A price without a period is the fallback for those with one, and conflicts with none of them.</summary>
internal static class PricePeriod
{
    public static bool Conflict(ShopPrice left, ShopPrice right) =>
        Same(left, right) || (HasPeriod(left) && HasPeriod(right) && Begins(left) < Ends(right) && Begins(right) < Ends(left));

    public static bool Same(ShopPrice left, ShopPrice right) => left.ValidFrom == right.ValidFrom && left.ValidUntil == right.ValidUntil;

    public static bool Covers(ShopPrice price, DateTimeOffset now) => Begins(price) <= now && now < Ends(price);

    public static DateTimeOffset Begins(ShopPrice price) => price.ValidFrom ?? DateTimeOffset.MinValue;

    public static bool HasPeriod(ShopPrice price) => price.ValidFrom is not null || price.ValidUntil is not null;

    private static DateTimeOffset Ends(ShopPrice price) => price.ValidUntil ?? DateTimeOffset.MaxValue;
}
