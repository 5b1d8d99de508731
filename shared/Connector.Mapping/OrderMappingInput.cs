using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping;

/// <summary>Everything an order's mapping needs to know; it reads nothing itself.</summary>
public sealed record OrderMappingInput
{
    /// <summary>The order, with its payments and supply channels expanded.</summary>
    public required Order Order { get; init; }

    /// <summary>The customer of the order; null for guests, or when the billing address says enough.</summary>
    public Customer? Customer { get; init; }

    /// <summary>MAX account of the order's company that is already linked to the customer.</summary>
    public string? CustomerAccount { get; init; }

    /// <summary>Lines of the cross-reference by SKU, of those that <see cref="OrderNeeds.Skus"/> asked for.</summary>
    public IReadOnlyDictionary<string, ItemReference> Items { get; init; } = NoItems;

    /// <summary>Stock of the parts that <see cref="OrderNeeds.StockOf"/> asked for.</summary>
    public IReadOnlyList<StockLevel> Stock { get; init; } = [];

    internal static IReadOnlyDictionary<string, ItemReference> NoItems { get; } = new Dictionary<string, ItemReference>();
}
