using System.Runtime.InteropServices;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>
/// A discount on the order's total becomes one negative line per MAX order and combination of tax codes. Its net is divided in
/// proportion to the nets of the lines with these codes; its taxes are what the order's portions lack to the lines'.
/// </summary>
internal static class TotalDiscount
{
    private static readonly SourcePath Path = new("discountOnTotalPrice");

    public static void Add(OrderScope scope, List<Charge> charges)
    {
        if (scope.Order.DiscountOnTotalPrice is not { } given || charges.Count == 0) return;
        var groups = Groups(charges);
        // Before commercetools named the net of a discount, only the order's total showed it.
        var discount = -given.DiscountedNetAmount?.CentAmount ?? TotalNet(scope) - charges.Sum(charge => charge.Net);
        var nets = LargestRemainder.Allocate(discount, Array.ConvertAll(groups, group => Math.Max(0, group.Net)));
        var taxes = Array.ConvertAll(groups, group => (CodedTax[])group.Taxes.Clone());
        foreach (var (rate, name) in groups.SelectMany(group => group.Taxes).Select(tax => (tax.Rate, tax.Name)).Distinct().ToList())
            Divide(scope, groups, taxes, nets, rate, name);

        for (var i = 0; i < groups.Length; i++)
        {
            if (nets[i] == 0 && Array.TrueForAll(taxes[i], tax => tax.Amount == 0)) continue;
            charges.Add(new() { Path = Path, Kind = SalesOrderLineKind.Discount, Order = groups[i].Order, Id = Path.Name, Part = scope.Company.Json.Parts.Discount, Net = nets[i], Taxes = taxes[i] });
        }
    }

    private static long TotalNet(OrderScope scope) => (scope.Order.TaxedPrice?.TotalNet ?? scope.Order.TotalPrice).CentAmount;

    private static void Divide(OrderScope scope, Charge[] groups, CodedTax[][] taxes, long[] nets, decimal rate, string? name)
    {
        var holders = Enumerable.Range(0, groups.Length).SelectMany(g => Enumerable.Range(0, taxes[g].Length).Select(t => (Group: g, Tax: t)))
            .Where(at => taxes[at.Group][at.Tax].Rate == rate && taxes[at.Group][at.Tax].Name == name).ToList();
        var ofLines = holders.Sum(at => groups[at.Group].Taxes[at.Tax].Amount);
        var ofOrder = (scope.Order.TaxedPrice?.TaxPortions ?? []).Where(portion => portion.Rate == rate && portion.Name == name).Sum(portion => portion.Amount.CentAmount);
        var shares = LargestRemainder.Allocate(ofOrder - ofLines, CollectionsMarshal.AsSpan(holders.ConvertAll(at => Math.Abs(nets[at.Group]))));
        for (var i = 0; i < shares.Length; i++)
            taxes[holders[i].Group][holders[i].Tax] = taxes[holders[i].Group][holders[i].Tax] with { Amount = shares[i] };
    }

    private static Charge[] Groups(List<Charge> charges) =>
        [.. charges
            .GroupBy(charge => $"{charge.Order}|" + string.Join('|', charge.Taxes.Select(tax => $"{tax.Code}/{tax.Rate.ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture)}/{tax.Name}")), StringComparer.Ordinal)
            .Select(group => group.First() with
            {
                Net = group.Sum(charge => charge.Net),
                Taxes = [.. group.First().Taxes.Select((tax, i) => tax with { Amount = group.Sum(charge => charge.Taxes[i].Amount) })],
            })];
}
