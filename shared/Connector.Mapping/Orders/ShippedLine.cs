using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>What line items and custom line items have in common when it comes to dividing them over addresses.</summary>
internal readonly record struct ShippedLine(
    SourcePath Path, long Quantity, Money Total, TaxedPrice? Taxed, TaxRate? Rate,
    IReadOnlyList<MethodTaxedPrice> Portions, IReadOnlyList<MethodTaxRate> Rates, ItemShippingDetails? Details)
{
    public static ShippedLine Of(LineItem line, SourcePath path) =>
        new(path, line.Quantity, line.TotalPrice, line.TaxedPrice, line.TaxRate, line.TaxedPricePortions, line.PerMethodTaxRate, line.ShippingDetails);

    public static ShippedLine Of(CustomLineItem line, SourcePath path) =>
        new(path, line.Quantity, line.TotalPrice, line.TaxedPrice, line.TaxRate, line.TaxedPricePortions, line.PerMethodTaxRate, line.ShippingDetails);

    /// <summary>The rate of the line, or of its only or first shipping method.</summary>
    public TaxRate? AnyRate => Rate ?? (Rates.Count > 0 ? Rates[0].TaxRate : null);

    /// <summary>Net, gross and taxes of the whole line; where only its portions by shipping method are known, their sum.</summary>
    public TaxedPrice? AllTaxed => Taxed ?? (Portions.Count == 0 ? null : Sum());

    public TaxRate? RateOf(string? method)
    {
        foreach (var rate in Rates)
            if (rate.ShippingMethodKey == method) return rate.TaxRate;
        return Rate;
    }

    private TaxedPrice? Sum()
    {
        var prices = new List<TaxedPrice>(Portions.Count);
        foreach (var portion in Portions)
        {
            if (portion.TaxedPrice is null) return null;
            prices.Add(portion.TaxedPrice);
        }

        return new()
        {
            TotalNet = prices[0].TotalNet with { CentAmount = prices.Sum(price => price.TotalNet.CentAmount) },
            TotalGross = prices[0].TotalGross with { CentAmount = prices.Sum(price => price.TotalGross.CentAmount) },
            TaxPortions = [.. prices.SelectMany(price => price.TaxPortions).GroupBy(tax => (tax.Rate, tax.Name))
                .Select(group => group.First() with { Amount = group.First().Amount with { CentAmount = group.Sum(tax => tax.Amount.CentAmount) } })],
        };
    }
}
