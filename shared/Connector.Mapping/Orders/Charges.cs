using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>All amounts of an order in the order in which MAX shows them: products, services, freight, discounts on the total.</summary>
internal static class Charges
{
    public static List<Charge> Of(OrderScope scope)
    {
        var order = scope.Order;
        var charges = new List<Charge>(order.LineItems.Count + order.CustomLineItems.Count + 3);
        if (order.LineItems.Count + order.CustomLineItems.Count == 0)
            scope.Report(ProblemCode.Missing, "lineItems", null, "The order has no lines, so there is nothing to export.");
        if (order.ShippingMode == "Multiple")
        {
            scope.Report(ProblemCode.Unsupported, "shippingMode", "Multiple",
                "Orders with several shipping methods are not supported. Enter this order in MAX by hand, or let the shop place one order per shipping method.");
            return charges;
        }

        for (var i = 0; i < order.LineItems.Count; i++) ProductLines.Add(scope, i, charges);
        for (var i = 0; i < order.CustomLineItems.Count; i++) ServiceLines.Add(scope, i, charges);
        Freight.Add(scope, charges);
        TotalDiscount.Add(scope, charges);
        return charges;
    }
}
