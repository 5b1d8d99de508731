using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>
/// The order ships to its shipping address, else to its billing address. Where an order has several addresses, a MAX order
/// of its own ships to its address; one MAX order for all ships to the order's address, else to the first.
/// </summary>
internal static class ShipTo
{
    public static PostalAddress Of(OrderScope scope, Consignments consignments, Consignment consignment)
    {
        var order = scope.Order;
        if (!consignments.OrderEach && order.ShippingAddress is { } whole) return Addresses.Of(scope, whole, "shippingAddress");
        if (consignment.Address >= 0) return Addresses.Of(scope, order.ItemShippingAddresses[consignment.Address], $"itemShippingAddresses[{consignment.Address}]");
        if (consignment.ShippingOf(order)?.ShippingAddress is { } own) return Addresses.Of(scope, own, $"shipping[{consignment.Shipping}].shippingAddress");
        if (order.ShippingAddress is { } shipping) return Addresses.Of(scope, shipping, "shippingAddress");
        if (order.BillingAddress is { } billing) return Addresses.Of(scope, billing, "billingAddress");
        scope.Report(ProblemCode.Missing, "shippingAddress", null, "The order has no address. Set the shipping address in commercetools.");
        return new() { Name = "", Lines = [], City = "", Country = "" };
    }
}
