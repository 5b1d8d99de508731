using Connector.Commercetools;

namespace Connector.Mapping;

/// <summary>One write.</summary>
public abstract record PriceChange
{
    private PriceChange()
    {
    }

    /// <summary>Creates a price.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Price">The price.</param>
    public sealed record Create(string Key, ShopPrice Price) : PriceChange;

    /// <summary>Changes a price in one update.</summary>
    /// <param name="Existing">As it was read.</param>
    /// <param name="Actions">What to change.</param>
    public sealed record Update(KnownPrice Existing, IReadOnlyList<StandalonePriceUpdateAction> Actions) : PriceChange;

    /// <summary>Deletes a price.</summary>
    /// <param name="Existing">As it was read.</param>
    public sealed record Delete(KnownPrice Existing) : PriceChange;
}

/// <summary>What a SKU's prices need.</summary>
/// <param name="Changes">Writes, in this order.</param>
/// <param name="Problems">Scopes that cannot be brought in order; they are left as they are.</param>
/// <param name="OfOthers">Prices that others created in our scopes and that are left alone.</param>
public sealed record PricePlan(IReadOnlyList<PriceChange> Changes, IReadOnlyList<Problem> Problems, int OfOthers);
