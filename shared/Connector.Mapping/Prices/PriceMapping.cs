using System.Globalization;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>
/// MAX prices become standalone prices, copied exactly: per piece as commercetools counts, with more decimals than the
/// currency has where MAX has them. Quantity breaks become tiers. mapping.json says which list goes to which scope.
/// </summary>
public static class PriceMapping
{
    /// <summary>Decimals that commercetools keeps in a price of high precision.</summary>
    private const int MostDecimals = 12;

    /// <summary>The prices of a SKU, or everything that prevents one of them.</summary>
    /// <param name="prices">The part's prices in MAX.</param>
    /// <param name="sku">SKU that stands for the part.</param>
    /// <param name="company">MAX company of the part.</param>
    /// <param name="mapping">The business decisions.</param>
    public static Mapped<IReadOnlyList<ShopPrice>> Of(PartPrices prices, string sku, string company, MappingDocument mapping)
    {
        var problems = new List<Problem>();
        var result = new List<ShopPrice>();
        foreach (var price in prices.Prices)
        {
            foreach (var list in mapping.Json.Prices.Lists)
            {
                if (list.Company != company || list.Currency != price.Currency || list.CustomerType != price.CustomerType) continue;
                if (Price(price, sku, company, mapping, problems) is not { } shop) continue;
                if (list.Countries.Count == 0) result.Add(shop with { CustomerGroup = list.CustomerGroup, Channel = list.Channel });
                else result.AddRange(list.Countries.Select(country => shop with { Country = country, CustomerGroup = list.CustomerGroup, Channel = list.Channel }));
            }
        }

        return problems.Count > 0 ? new() { Problems = problems } : new() { Value = result };
    }

    private static ShopPrice? Price(PartPrice price, string sku, string company, MappingDocument mapping, List<Problem> problems)
    {
        var unit = mapping.UnitBySku.GetValueOrDefault(sku);
        var value = Money(price.Price, unit, price.Currency, $"prices of {sku}", problems);
        List<PriceTier> tiers = [];
        foreach (var step in price.Breaks)
        {
            var from = unit?.PiecesPerUnit is { } pieces ? step.From * pieces : step.From / (unit?.UnitsPerPiece ?? 1);
            if (from != Math.Floor(from) || from > int.MaxValue)
            {
                problems.Add(new(ProblemCode.Unsupported, $"price breaks of {sku}", Text(step.From), $"The price break from {Text(step.From)} is {Text(from)} pieces in commercetools, which only sells whole ones. Correct the break in MAX, or mapping.json: units (sku {sku})."));
                continue;
            }

            if (Money(step.Price, unit, price.Currency, $"price breaks of {sku}", problems) is not { } tier) continue;
            // commercetools has no tier for one piece: such a break is the price itself.
            if (from <= 1) value = tier;
            else tiers.Add(new((int)from, tier));
        }

        return value is null ? null : new()
        {
            Sku = sku,
            Value = value,
            ValidFrom = price.ValidFrom is { } first ? mapping.StartOfDay(company, first) : null,
            ValidUntil = price.ValidUntil is { } last ? mapping.StartOfDay(company, last.AddDays(1)) : null,
            Tiers = tiers,
        };
    }

    private static Money? Money(decimal perSalesUnit, UnitJson? unit, string currency, string field, List<Problem> problems)
    {
        if (perSalesUnit < 0)
        {
            problems.Add(new(ProblemCode.Unsupported, field, Text(perSalesUnit), "The price is negative. Correct it in MAX."));
            return null;
        }

        var price = unit?.PiecesPerUnit is { } pieces ? perSalesUnit / pieces : perSalesUnit * (unit?.UnitsPerPiece ?? 1);
        var digits = CurrencyDigits.Of(currency);
        if (Units(price, digits) is { } cents) return new() { CurrencyCode = currency, CentAmount = cents, FractionDigits = digits };
        for (var more = digits + 1; more <= MostDecimals; more++)
        {
            if (Units(price, more) is not { } precise) continue;
            var rounded = (long)Math.Round(price * Scale(digits), MidpointRounding.ToEven);
            return new() { Type = MoneyType.HighPrecision, CurrencyCode = currency, CentAmount = rounded, PreciseAmount = precise, FractionDigits = more };
        }

        problems.Add(new(ProblemCode.Unsupported, field, Text(perSalesUnit), $"{Text(perSalesUnit)} {currency} per sales unit is no exact price per piece. Choose a price in MAX that divides, or correct mapping.json: units."));
        return null;
    }

    // The amount in units of 10^-digits when it is a whole number of them.
    private static long? Units(decimal price, int digits)
    {
        var scaled = price * Scale(digits);
        return scaled == Math.Floor(scaled) && scaled <= long.MaxValue ? (long)scaled : null;
    }

    private static decimal Scale(int digits)
    {
        var scale = 1m;
        for (var i = 0; i < digits; i++) scale *= 10;
        return scale;
    }

    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
