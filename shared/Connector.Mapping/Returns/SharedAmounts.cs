using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>An amount of the whole order that comes back with its goods: bit by bit, or all at the end.</summary>
internal sealed record SharedAmount(Charge Charge, ReturnBasis Basis, bool AtTheEnd = false)
{
    /// <summary>What has become due since the basis stood at <paramref name="before"/>.</summary>
    public Charge Since(long before)
    {
        return Charge with { Net = Of(Charge.Net), Taxes = Array.ConvertAll(Charge.Taxes, tax => tax with { Amount = Of(tax.Amount) }) };

        long Of(long amount) => AtTheEnd
            ? before < Basis.Total && Basis.Position >= Basis.Total ? amount : 0
            : CumulativeShare.Between(amount, before, Basis.Position, Math.Max(1, Basis.Total));
    }
}

/// <summary>
/// Freight comes back with the goods as the mapping says. A discount on the total lowers goods and freight of the same taxes
/// alike, by net; the freight's part of it comes back with the freight. A rounding difference follows all lines.
/// </summary>
internal static class SharedAmounts
{
    public static List<SharedAmount> Of(List<Charge> all, ReturnsJson rules)
    {
        var sold = all.FindAll(charge => charge.Kind is SalesOrderLineKind.Item or SalesOrderLineKind.Service);
        // Services stay with the customer; only where there is nothing else are they the goods.
        var goods = sold.FindAll(charge => charge.Kind == SalesOrderLineKind.Item) is { Count: > 0 } products ? products : sold;
        var (atTheEnd, everything) = (rules.Freight == FreightCredit.Last, ReturnBasis.ByNet(sold));
        var ofFreight = atTheEnd ? ReturnBasis.ByPieces(goods) : ReturnBasis.ByNet(goods);
        var shared = new List<SharedAmount>();
        foreach (var charge in all)
        {
            if (charge.Kind == SalesOrderLineKind.Rounding) shared.Add(new(charge, everything));
            if (charge.Kind == SalesOrderLineKind.Freight && rules.Freight != FreightCredit.None) shared.Add(new(charge, ofFreight, atTheEnd));
            if (charge.Kind != SalesOrderLineKind.Discount || rules.TotalDiscount == DiscountCredit.None) continue;
            var key = TaxesOf(charge);
            var discounted = sold.FindAll(line => TaxesOf(line) == key);
            var (ofLines, onFreight) = Divide(charge, Weight(discounted), Weight(all.FindAll(other => other.Kind == SalesOrderLineKind.Freight && TaxesOf(other) == key)));
            if (discounted.Count > 0) shared.Add(new(ofLines, ReturnBasis.ByNet(discounted)));
            if (rules.Freight != FreightCredit.None) shared.Add(new(onFreight, ofFreight, atTheEnd));
        }

        return shared;
    }

    /// <summary>Codes, rates and names: what amounts with the same taxes have in common.</summary>
    public static string TaxesOf(Charge charge) => string.Join('|', charge.Taxes.Select(tax => $"{tax.Code}/{tax.Rate.ToString("0.#########", CultureInfo.InvariantCulture)}/{tax.Name}"));

    private static long Weight(List<Charge> charges) => charges.Sum(charge => Math.Max(0, charge.Net));

    private static (Charge OfLines, Charge OfFreight) Divide(Charge discount, long lines, long freight)
    {
        return (
            discount with { Net = discount.Net - Part(discount.Net), Taxes = Array.ConvertAll(discount.Taxes, tax => tax with { Amount = tax.Amount - Part(tax.Amount) }) },
            discount with { Net = Part(discount.Net), Taxes = Array.ConvertAll(discount.Taxes, tax => tax with { Amount = Part(tax.Amount) }) });

        long Part(long amount) => freight == 0 ? 0 : CumulativeShare.Of(amount, freight, lines + freight);
    }
}
