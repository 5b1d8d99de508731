namespace Connector.Mapping.Orders;

/// <summary>All amounts of an order in the order in which MAX shows them: products, services, freight, discounts on the total, rounding.</summary>
internal static class Charges
{
    public static List<Charge> Of(OrderScope scope, Consignments consignments)
    {
        var order = scope.Order;
        var charges = new List<Charge>(order.LineItems.Count + order.CustomLineItems.Count + 3);
        if (order.LineItems.Count + order.CustomLineItems.Count == 0)
            scope.Report(ProblemCode.Missing, "lineItems", null, "The order has no lines, so there is nothing to export.");
        if (scope.IsRefused)
        {
            scope.Report(ProblemCode.Unsupported, "shippingMode", "Multiple",
                "Orders with several shipping methods are refused (mapping.json: shipping.multiple). Set it to \"deliveries\" (one MAX order) or \"orders\" (a MAX order per address), enter this order in MAX by hand, or let the shop place one order per shipping method.");
            return charges;
        }

        var stockrooms = new Stockrooms(scope);
        for (var i = 0; i < order.LineItems.Count; i++) ProductLines.Add(scope, consignments, stockrooms, i, charges);
        for (var i = 0; i < order.CustomLineItems.Count; i++) ServiceLines.Add(scope, consignments, i, charges);
        Freight.Add(scope, consignments, charges);
        TotalDiscount.Add(scope, charges);
        Rounding.Add(scope, charges);
        return charges;
    }
}
