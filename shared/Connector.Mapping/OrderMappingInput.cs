using Connector.Commercetools.Models;

namespace Connector.Mapping;

/// <summary>Everything an order's mapping needs to know; it reads nothing itself.</summary>
public sealed record OrderMappingInput
{
    /// <summary>The order, with its payments and supply channels expanded.</summary>
    public required Order Order { get; init; }

    /// <summary>The customer of the order; null for guests, or when the billing address says enough.</summary>
    public Customer? Customer { get; init; }

    /// <summary>MAX account that is already linked to the customer.</summary>
    public string? CustomerAccount { get; init; }
}
