using System.Globalization;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>Taxes are copied from the line's tax portions; country, state and rate of the line's tax rate, and its tax category where it names one, decide the MAX code.</summary>
internal static class Taxes
{
    /// <summary>TAXCDE1_28 to TAXCDE3_28.</summary>
    private const int MostPerLine = 3;

    public static CodedTax[] Of(OrderScope scope, TaxedPrice? taxed, TaxRate? rate, SourcePath path, Reference<TaxCategory>? category = null)
    {
        if (taxed is null) return [];
        if (taxed.TaxPortions.Count == 0) return WithoutPortions(scope, taxed, rate, path, category);
        var taxes = new CodedTax[taxed.TaxPortions.Count];
        for (var i = 0; i < taxes.Length; i++)
        {
            var portion = taxed.TaxPortions[i];
            taxes[i] = new(portion.Rate, portion.Name, Code(scope, rate, portion.Rate, portion.Name, path, category), portion.Amount.CentAmount);
        }

        if (taxes.Length > MostPerLine && taxes.Select(tax => tax.Code).Distinct().Count() is var codes and > MostPerLine)
            scope.Report(ProblemCode.TooMany, path.Field("taxedPrice.taxPortions"), $"{codes}", $"A MAX line holds {MostPerLine} taxes, this one has {codes}. Give sub-rates that are reported together the same code in mapping.json: taxes[...].subRates.");
        return taxes;
    }

    // Amounts that a merchant sets (ExternalAmount) may come without portions; then the rate says it all.
    private static CodedTax[] WithoutPortions(OrderScope scope, TaxedPrice taxed, TaxRate? rate, SourcePath path, Reference<TaxCategory>? category)
    {
        var tax = taxed.TotalGross.CentAmount - taxed.TotalNet.CentAmount;
        if (rate is { SubRates.Count: 0 }) return [new(rate.Amount, rate.Name, Code(scope, rate, rate.Amount, rate.Name, path, category), tax)];
        if (tax != 0)
            scope.Report(ProblemCode.DoesNotAddUp, path.Field("taxedPrice.taxPortions"), Coins.Text(tax, scope), $"The tax of {Coins.Text(tax, scope)} is not divided into portions, so its codes are unknown. Set the portions in commercetools.");
        return [];
    }

    private static string Code(OrderScope scope, TaxRate? rate, decimal amount, string? name, SourcePath path, Reference<TaxCategory>? category)
    {
        var country = rate?.Country ?? scope.Order.ShippingAddress?.Country ?? scope.Order.Country;
        if (country is null)
        {
            scope.Report(ProblemCode.Missing, path.Field("taxRate.country"), null, "Neither the tax rate nor the order names a country, so the tax code is unknown. Set the shipping address in commercetools.");
            return "";
        }

        var isSubRate = IsSubRate(rate, amount, name);
        var code = (category?.Obj?.Key is { } key ? Find(key) : null) ?? (category is not null ? Find(category.Id) : null) ?? Find(null);
        if (code is null) ReportUnmapped(scope, country, rate?.State, amount, isSubRate ? name : null, path);
        return code ?? "";

        // A rule for the category, by key or id, wins over one for all.
        string? Find(string? inCategory) => isSubRate
            ? scope.Mapping.Taxes.SubRate(country, rate?.State, amount, name, inCategory)
            : scope.Mapping.Taxes.Rate(country, rate?.State, amount, name, rate?.Key, inCategory);
    }

    private static bool IsSubRate(TaxRate? rate, decimal amount, string? name)
    {
        if (rate is null) return false;
        for (var i = 0; i < rate.SubRates.Count; i++)
            if (rate.SubRates[i].Amount == amount && rate.SubRates[i].Name == name) return true;
        return false;
    }

    private static void ReportUnmapped(OrderScope scope, string country, string? state, decimal amount, string? subRate, SourcePath path)
    {
        var rate = amount.ToString(CultureInfo.InvariantCulture);
        var inState = state is null ? "" : $" \"state\": \"{state}\",";
        var entry = subRate is null
            ? $"{{ \"country\": \"{country}\",{inState} \"rate\": {rate}, \"code\": \"...\" }}"
            : $"{{ \"country\": \"{country}\",{inState} \"subRates\": [{{ \"name\": \"{subRate}\", \"rate\": {rate}, \"code\": \"...\" }}] }}";
        var advice = $"No MAX tax code stands for the rate {rate} of {country}{(state is null ? "" : $", {state}")}. Add in mapping.json: taxes: {entry}.";
        // Every line of the order has the same rate as a rule; one sentence about it is enough.
        if (!scope.Problems.Exists(problem => problem.Advice == advice))
            scope.Report(ProblemCode.UnmappedTax, path.Field("taxRate.amount"), rate, advice);
    }
}
