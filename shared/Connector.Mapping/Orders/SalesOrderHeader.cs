using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The header: who buys, under which reference, on which day of the company's time zone, shipped where and how, paid how.</summary>
internal static class SalesOrderHeader
{
    public static OrderExport Of(OrderScope scope, Consignments consignments, List<OrderPart> parts)
    {
        var (order, company) = (scope.Order, scope.Company.Json);
        var (account, customer) = OrderAccount.Of(scope);
        var first = parts[0];
        var head = new SalesOrderRequest
        {
            ExternalId = ExternalId.Of(order, consignments, first),
            CustomerId = account,
            PurchaseOrder = OrderReference.PurchaseOrder(scope),
            ExternalNumber = OrderReference.ExternalNumber(scope),
            OrderedBy = OrderedBy.Of(scope),
            OrderDate = scope.OrderDate,
            RequestedDate = RequestedDates.OfOrder(scope, consignments, consignments.Orders[first.Order]),
            Currency = scope.Currency,
            ShipTo = ShipTo.Of(scope, consignments, consignments.Orders[first.Order]),
            ShipVia = Freight.ShipVia(scope, consignments.Orders[first.Order]),
            Terms = Payments.Terms(scope),
            SalesRep = company.SalesRep,
            Commission = company.Commission,
            Fob = company.Fob,
            GlReference = company.GlReference,
            Comments = HeaderComments.Of(scope),
            Lines = first.Lines,
            CreditHold = scope.Mapping.Json.Customers.CreditHold == CreditHoldRule.Flag ? CreditHold.Hold : CreditHold.Refuse,
            Totals = Totals(scope, first),
        };
        return new() { Company = company.Max, Customer = customer, Orders = parts.Count == 1 ? [head] : All(scope, consignments, parts, head) };
    }

    // All parts share the references; each has its own id, address, ship-via, lines and totals.
    private static List<SalesOrderRequest> All(OrderScope scope, Consignments consignments, List<OrderPart> parts, SalesOrderRequest head)
    {
        var orders = new List<SalesOrderRequest>(parts.Count) { head };
        for (var i = 1; i < parts.Count; i++)
        {
            var (part, before) = (parts[i], orders[i - 1]);
            var sameWay = part.Order == parts[i - 1].Order;
            var consignment = consignments.Orders[part.Order];
            orders.Add(head with
            {
                ExternalId = ExternalId.Of(scope.Order, consignments, part),
                ShipTo = sameWay ? before.ShipTo : ShipTo.Of(scope, consignments, consignment),
                RequestedDate = sameWay ? before.RequestedDate : RequestedDates.OfOrder(scope, consignments, consignment),
                ShipVia = sameWay ? before.ShipVia : Freight.ShipVia(scope, consignment),
                Lines = part.Lines,
                Totals = Totals(scope, part),
            });
        }

        return orders;
    }

    private static OrderTotals Totals(OrderScope scope, OrderPart part) =>
        new(Coins.ToDecimal(part.Net, scope.Digits), Coins.ToDecimal(part.Tax, scope.Digits), scope.Digits);
}
