using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// A discount on a line is inside the net price, is shown beside it as list price and percentage, or is a negative line
/// below the line at its list price. The net and the taxes of the order are the same in all three.
/// </summary>
internal static class LineDiscountRule
{
    public static void Add(OrderScope scope, LineItem line, LineShare share, Charge charge, List<Charge> charges)
    {
        var style = scope.Mapping.Json.Discounts.Lines;
        var list = style == LineDiscounts.NetPrice ? null : ListNet(scope, line, share, charge.Net);
        if (list is not { } listNet)
        {
            charges.Add(charge);
            return;
        }

        if (style == LineDiscounts.Percentage)
        {
            charges.Add(charge with { ListNet = listNet });
            return;
        }

        var listTaxes = Array.ConvertAll(charge.Taxes, tax => tax with { Amount = Coins.Round(Coins.ToDecimal(listNet, scope.Digits) * tax.Rate, scope.Digits) });
        charges.Add(charge with { Net = listNet, Taxes = listTaxes });
        charges.Add(charge with
        {
            Kind = SalesOrderLineKind.Discount,
            Part = scope.Company.Json.Parts.Discount,
            CustomerPart = null,
            Quantity = 1,
            Unit = null,
            Stockroom = null,
            Net = charge.Net - listNet,
            Taxes = [.. charge.Taxes.Zip(listTaxes, (tax, before) => tax with { Amount = tax.Amount - before.Amount })],
        });
    }

    // The list price of a shop with gross prices is gross; its net is derived here for show and for the split into two
    // lines, and the line's own net, which is copied, stays what the lines add up to.
    private static long? ListNet(OrderScope scope, LineItem line, LineShare share, long net)
    {
        if (line.PriceMode == "ExternalTotal") return null;
        var list = line.Price.Value.Amount * share.Quantity;
        if (share.Rate is { IncludedInPrice: true } rate) list /= 1 + rate.Amount;
        var listNet = Coins.Round(list, scope.Digits);
        return listNet > net ? listNet : null;
    }
}
