using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>What MAX was given for each line of the order, and for the order as a whole: the same nets, taxes and codes from the same sources.</summary>
internal static class SoldAmounts
{
    /// <summary>The lines first; then freight, discounts on the total and rounding.</summary>
    public static List<Charge> Of(OrderScope scope)
    {
        var (order, consignments) = (scope.Order, Consignments.Of(scope));
        var charges = new List<Charge>(order.LineItems.Count + order.CustomLineItems.Count + 2);
        for (var i = 0; i < order.LineItems.Count; i++)
        {
            var (line, path) = (order.LineItems[i], new SourcePath("lineItems", i));
            charges.Add(Line(scope, consignments, ShippedLine.Of(line, path), line.Id, SalesOrderLineKind.Item, null));
        }

        for (var i = 0; i < order.CustomLineItems.Count; i++)
        {
            var (line, path) = (order.CustomLineItems[i], new SourcePath("customLineItems", i));
            charges.Add(Line(scope, consignments, ShippedLine.Of(line, path), line.Id, SalesOrderLineKind.Service, line.TaxCategory));
        }

        Freight.Add(scope, consignments, charges);
        // Which MAX order an amount went to does not matter here; the discount is that of the whole order.
        charges = charges.ConvertAll(charge => charge with { Order = 0 });
        TotalDiscount.Add(scope, charges);
        Rounding.Add(scope, charges);
        return charges;
    }

    private static Charge Line(OrderScope scope, Consignments consignments, ShippedLine line, string id, SalesOrderLineKind kind, Reference<TaxCategory>? category)
    {
        long net = 0;
        var taxes = new List<CodedTax>(1);
        foreach (var share in LineShares.Of(scope, consignments, line))
        {
            net += Nets.Of(scope, share.Taxed, share.Total, line.Path);
            foreach (var tax in Taxes.Of(scope, share.Taxed, share.Rate, line.Path, category))
            {
                var same = taxes.FindIndex(other => (other.Rate, other.Name, other.Code) == (tax.Rate, tax.Name, tax.Code));
                if (same < 0) taxes.Add(tax);
                else taxes[same] = tax with { Amount = taxes[same].Amount + tax.Amount };
            }
        }

        return new() { Path = line.Path, Kind = kind, Id = id, Part = "", Quantity = line.Quantity, Net = net, Taxes = [.. taxes] };
    }
}
