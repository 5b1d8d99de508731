using Connector.Commercetools.Models;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping;

/// <summary>Says which further records the mapping of an order needs, so that nothing is read in vain.</summary>
public sealed record OrderNeeds
{
    /// <summary>MAX company of the order; null when none is mapped, which the mapping reports.</summary>
    public required string? Company { get; init; }

    /// <summary>
    /// The customer whose account the order goes to; null for guests and for strategies that do not look at it. When an
    /// account of <see cref="Company"/> is linked already, the customer need not be read.
    /// </summary>
    public required string? CustomerId { get; init; }

    /// <summary>MAX parts whose stock decides from which stockroom a line ships; empty when no line depends on it.</summary>
    public IReadOnlyCollection<string> StockOf { get; init; } = [];

    /// <summary>SKUs whose lines of the cross-reference decide their parts; empty unless items.rule is <c>crossReference</c>.</summary>
    public IReadOnlyCollection<string> Skus { get; init; } = [];

    /// <summary>The needs of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="mapping">The business decisions.</param>
    /// <param name="items">Lines of the cross-reference; without them <see cref="StockOf"/> cannot name parts that only they know.</param>
    public static OrderNeeds Of(Order order, MappingDocument mapping, IReadOnlyDictionary<string, ItemReference>? items = null)
    {
        var company = CompanyChoice.Of(order, mapping, []);
        return new()
        {
            Company = company?.Max,
            StockOf = company is not null && mapping.Routing.ContainsKey(company.Max) ? Routed(order, mapping, items) : [],
            Skus = company is not null && mapping.Json.Items.Rule == ItemRule.CrossReference
                ? [.. order.LineItems.Select(line => line.Variant.Sku).OfType<string>().Where(sku => sku.Length > 0).Distinct(StringComparer.Ordinal)]
                : [],
            CustomerId = mapping.Json.Customers.Strategy == CustomerStrategy.GuestAccount ? null : order.CustomerId,
        };
    }

    // Lines that name a supply channel take from its stockroom, so their parts matter once another line has the same.
    private static HashSet<string> Routed(Order order, MappingDocument mapping, IReadOnlyDictionary<string, ItemReference>? items)
    {
        var scope = OrderScope.Of(new() { Order = order, Items = items ?? OrderMappingInput.NoItems }, mapping);
        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < order.LineItems.Count; i++)
            if (order.LineItems[i].SupplyChannel is null) parts.Add(Items.Part(scope, order.LineItems[i], new("lineItems", i)));
        parts.Remove("");
        return parts;
    }
}
