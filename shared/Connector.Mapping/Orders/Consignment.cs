using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>An address and a shipping method that goods of the order go to and by. -1 stands for the order's own.</summary>
/// <param name="Shipping">Index in <c>shipping</c>.</param>
/// <param name="Address">Index in <c>itemShippingAddresses</c>.</param>
internal readonly record struct Consignment(int Shipping, int Address)
{
    /// <summary>All goods of an order with one address.</summary>
    public static readonly Consignment Whole = new(-1, -1);

    public Shipping? ShippingOf(Order order) => Shipping < 0 ? null : order.Shipping[Shipping];

    public string? AddressKey(Order order) => Address < 0 ? null : order.ItemShippingAddresses[Address].Key;
}
