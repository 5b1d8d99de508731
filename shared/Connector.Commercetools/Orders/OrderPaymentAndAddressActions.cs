using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Adds a payment.</summary>
public sealed record OrderAddPaymentAction : OrderUpdateAction
{
    /// <summary>The payment, by id or key.</summary>
    public required ResourceIdentifier Payment { get; init; }
}

/// <summary>Removes a payment.</summary>
public sealed record OrderRemovePaymentAction : OrderUpdateAction
{
    /// <summary>The payment, by id or key.</summary>
    public required ResourceIdentifier Payment { get; init; }
}

/// <summary>Sets the bill-to address; taxes are not recalculated.</summary>
public sealed record OrderSetBillingAddressAction : OrderUpdateAction
{
    /// <summary>The address.</summary>
    public Address? Address { get; init; }
}

/// <summary>Sets the ship-to address; taxes are not recalculated.</summary>
public sealed record OrderSetShippingAddressAction : OrderUpdateAction
{
    /// <summary>The address.</summary>
    public Address? Address { get; init; }
}
