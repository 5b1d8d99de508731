using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>A line item becomes a line of its part, with a delivery or a line per address it goes to; a gift is a line with price 0.</summary>
internal static class ProductLines
{
    public static void Add(OrderScope scope, Consignments consignments, Stockrooms stockrooms, int index, List<Charge> charges)
    {
        var line = scope.Order.LineItems[index];
        var path = new SourcePath("lineItems", index);
        var shares = LineShares.Of(scope, consignments, ShippedLine.Of(line, path));
        var part = Items.Part(scope, line, path);
        var customerPart = Items.CustomerPart(scope, line, path);
        var reference = Items.Reference(scope, line, path);
        foreach (var share in shares)
        {
            var (quantity, unit) = Units.Of(scope, line, share.Quantity, path);
            var charge = new Charge
            {
                Path = path,
                Kind = SalesOrderLineKind.Item,
                Order = consignments.OrderOf(share.To),
                IsDelivery = shares.Count > 1 && !consignments.OrderEach,
                Id = line.Id,
                Part = part,
                CustomerPart = customerPart,
                Reference = DeliveryReference(scope, consignments, share, path) ?? reference,
                RequestedDate = RequestedDates.OfLine(scope, consignments, line.Custom, share.To, path),
                Quantity = quantity,
                Unit = unit,
                Stockroom = stockrooms.Of(scope, line, part, quantity, path),
                Net = Nets.Of(scope, share.Taxed, share.Total, path),
                Taxes = Taxes.Of(scope, share.Taxed, share.Rate, path),
            };
            LineDiscountRule.Add(scope, line, share, charge, charges);
        }
    }

    /// <summary>A MAX order has one address; the reference of its deliveries names the key of theirs.</summary>
    internal static string? DeliveryReference(OrderScope scope, Consignments consignments, LineShare share, SourcePath path) =>
        !consignments.OrderEach && share.To.AddressKey(scope.Order) is { } key
            ? MaxText.Field(scope, key, MaxLength.Reference, path, "shippingDetails.targets.addressKey")
            : null;
}
