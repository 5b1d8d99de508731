using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The header: who buys, under which reference, on which day of the company's time zone, shipped where and how, paid how.</summary>
internal static class SalesOrderHeader
{
    public static OrderExport Of(OrderScope scope, IReadOnlyList<SalesOrderLine> lines)
    {
        var (order, company) = (scope.Order, scope.Company.Json);
        var (account, customer) = OrderAccount.Of(scope);
        return new()
        {
            Company = company.Max,
            Customer = customer,
            Orders = [new()
            {
                ExternalId = order.Id,
                CustomerId = account,
                PurchaseOrder = OrderReference.PurchaseOrder(scope),
                ExternalNumber = OrderReference.ExternalNumber(scope),
                OrderDate = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(order.CreatedAt, scope.Company.TimeZone).DateTime),
                Currency = scope.Currency,
                ShipTo = ShipTo(scope),
                ShipVia = Freight.ShipVia(scope),
                Terms = Payments.Terms(scope),
                SalesRep = company.SalesRep,
                Commission = company.Commission,
                Fob = company.Fob,
                GlReference = company.GlReference,
                Comments = Payments.Comments(scope),
                Lines = lines,
                CreditHold = scope.Mapping.Json.Customers.CreditHold == CreditHoldRule.Flag ? CreditHold.Hold : CreditHold.Refuse,
                Totals = Totals(scope),
            }],
        };
    }

    private static PostalAddress ShipTo(OrderScope scope)
    {
        var order = scope.Order;
        if (order.ShippingAddress is { } shipping) return Addresses.Of(scope, shipping, "shippingAddress");
        if (order.BillingAddress is { } billing) return Addresses.Of(scope, billing, "billingAddress");
        scope.Report(ProblemCode.Missing, "shippingAddress", null, "The order has no address. Set the shipping address in commercetools.");
        return new() { Name = "", Lines = [], City = "", Country = "" };
    }

    private static OrderTotals Totals(OrderScope scope)
    {
        var taxed = scope.Order.TaxedPrice;
        var net = (taxed?.TotalNet ?? scope.Order.TotalPrice).CentAmount;
        var tax = taxed is null ? 0 : taxed.TotalGross.CentAmount - net;
        return new(Coins.ToDecimal(net, scope.Digits), Coins.ToDecimal(tax, scope.Digits), scope.Digits);
    }
}
