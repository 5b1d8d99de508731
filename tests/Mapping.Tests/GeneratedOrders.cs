using Connector.Commercetools.Models;
using CsCheck;

namespace Connector.Mapping.Tests;

/// <summary>Generates orders whose amounts agree with each other the way commercetools makes them agree.</summary>
internal static class GeneratedOrders
{
    private static readonly string[] Skus = ["BRK-1001", "BRK-1002", "SCR-M8-40", "HOSE-12", "PUMP-24V", "SEAL-KIT", "MANUAL-EN", "CAP-RED"];
    private static readonly string[] Slugs = ["engraving", "express-handling", "voucher", "deposit"];

    private static readonly Market[] Markets =
    [
        new("EUR", 2, "DE", "de", [0.19m, 0.07m, 0m]),
        new("EUR", 2, "FR", "fr", [0.2m, 0.055m, 0m]),
        new("GBP", 2, "GB", "uk", [0.2m, 0m]),
        new("CHF", 2, "CH", "ch", [0.081m, 0.026m]),
        new("JPY", 0, "JP", "jp", [0.1m, 0.08m]),
        new("KWD", 3, "KW", "kw", [0m]),
        // Two rates that share a sub-rate: a discount on the total has to divide its tax between them.
        new("USD", 2, "US", "us", [0.08875m, 0.04m]) { SubRates = new() { [0.08875m] = [("New York State", 0.04m), ("New York City", 0.045m), ("MCTD", 0.00375m)], [0.04m] = [("New York State", 0.04m)] } },
    ];

    private static readonly Gen<Line> Lines = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2], Gen.Long[0, 200_000], Gen.Int[1, 40], Gen.Int[0, 9], Gen.Int[1, 30_000])
        .Select((sku, rate, price, quantity, kind, many) => new Line(sku, rate, price, kind == 0 ? many : quantity, kind));

    /// <summary>Orders of all markets, gross and net, with discounts, custom lines, free and paid shipping, and a discount on the total.</summary>
    public static readonly Gen<Order> All = Gen.Select(Gen.Int[0, Markets.Length - 1], Gen.Bool, Gen.Bool, Lines.Array[1, 12], Gen.Long[0, 5_000], Gen.Int[0, 3], Gen.Int[0, 900], Gen.Guid)
        .Select((market, gross, halfUp, lines, shipping, discounted, permille, id) =>
            new Draft(Markets[market], gross, halfUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven).Build(id, lines, shipping, discounted == 0 ? permille : 0));

    private sealed record Market(string Currency, int Digits, string Country, string Store, decimal[] Rates)
    {
        public Dictionary<decimal, (string Name, decimal Rate)[]> SubRates { get; init; } = [];

        public (string Name, decimal Rate)[] Portions(decimal rate) => SubRates.GetValueOrDefault(rate) ?? [($"{Country} {rate}", rate)];
    }

    private sealed record Line(int Sku, int Rate, long Price, int Quantity, int Kind);

    private sealed record Draft(Market Market, bool Gross, MidpointRounding Rounding)
    {
        private readonly List<(decimal Rate, TaxedPrice Taxed, long Total)> amounts = [];

        public Order Build(Guid id, Line[] lines, long shipping, int permille)
        {
            var items = lines.Where(line => line.Kind is not (8 or 9)).Select(Item).ToList();
            var custom = lines.Where(line => line.Kind is 8 or 9).Select(Custom).ToList();
            var shippingInfo = new ShippingInfo { ShippingMethodName = "Standard", Price = Money(shipping), TaxRate = Rate(Market.Rates[0]), TaxedPrice = Taxed(Market.Rates[0], shipping) };
            var (discount, taxed, total) = Totals(permille);
            return new()
            {
                Id = id.ToString(),
                Version = 1,
                CreatedAt = new(2026, 10, 1, 9, 59, 58, TimeSpan.Zero),
                OrderNumber = "W1",
                Store = new() { TypeId = "store", Key = Market.Store },
                Country = Market.Country,
                ShippingAddress = new() { Country = Market.Country, FirstName = "Ada", LastName = "Byron", StreetName = "Street", City = "City" },
                LineItems = items,
                CustomLineItems = custom,
                ShippingInfo = shippingInfo,
                DiscountOnTotalPrice = discount,
                TaxedPrice = taxed,
                TotalPrice = Money(total),
            };
        }

        private LineItem Item(Line line)
        {
            var rate = Market.Rates[line.Rate % Market.Rates.Length];
            // Kind 1 is a gift, kinds 2 and 3 carry a discount that does not divide evenly by the quantity.
            var total = line.Kind switch { 1 => 0, 2 or 3 => line.Price * line.Quantity * 2 / 3, _ => line.Price * line.Quantity };
            return new()
            {
                Id = Guid.NewGuid().ToString(),
                Variant = new() { Sku = Skus[line.Sku] },
                Price = new() { Value = Money(line.Price) },
                Quantity = line.Quantity,
                TotalPrice = Money(total),
                LineItemMode = line.Kind == 1 ? "GiftLineItem" : "Standard",
                TaxRate = Rate(rate),
                TaxedPrice = Taxed(rate, total),
            };
        }

        private CustomLineItem Custom(Line line)
        {
            var rate = Market.Rates[line.Rate % Market.Rates.Length];
            var price = line.Kind == 9 ? -line.Price / 10 : line.Price;
            return new()
            {
                Id = Guid.NewGuid().ToString(),
                Slug = Slugs[line.Sku % Slugs.Length],
                Money = Money(price),
                Quantity = line.Quantity,
                TotalPrice = Money(price * line.Quantity),
                TaxRate = Rate(rate),
                TaxedPrice = Taxed(rate, price * line.Quantity),
            };
        }

        private TaxedPrice Taxed(decimal rate, long total)
        {
            var taxed = Split(rate, total);
            amounts.Add((rate, taxed, total));
            return taxed;
        }

        private TaxedPrice Split(decimal rate, long total)
        {
            var parts = Market.Portions(rate);
            var net = Gross ? (long)Math.Round(total / (1 + rate), 0, Rounding) : total;
            var taxes = parts.Select(part => (long)Math.Round(net * part.Rate, 0, Rounding)).ToArray();
            if (Gross) taxes[0] += total - net - taxes.Sum();
            return new() { TotalNet = Money(net), TotalGross = Money(net + taxes.Sum()), TotalTax = Money(taxes.Sum()), TaxPortions = [.. parts.Select((part, i) => Portion(part.Name, part.Rate, taxes[i]))] };
        }

        private (DiscountOnTotalPrice? Discount, TaxedPrice Taxed, long Total) Totals(int permille)
        {
            var discounts = amounts.GroupBy(amount => amount.Rate).Select(group => (group.Key, Total: group.Sum(amount => amount.Total)))
                .Where(group => permille > 0 && group.Total > 0).Select(group => Split(group.Key, group.Total * permille / 1000)).ToList();
            long discountNet = discounts.Sum(d => d.TotalNet.CentAmount), discountGross = discounts.Sum(d => d.TotalGross.CentAmount);
            var net = amounts.Sum(amount => amount.Taxed.TotalNet.CentAmount) - discountNet;
            var portions = Signed(amounts.Select(amount => amount.Taxed), 1).Concat(Signed(discounts, -1)).GroupBy(portion => (portion.Name, portion.Rate))
                .Select(group => Portion(group.Key.Name!, group.Key.Rate, group.Sum(portion => portion.Amount.CentAmount))).ToList();
            var tax = portions.Sum(portion => portion.Amount.CentAmount);
            var discounted = Gross ? discountGross : discountNet;
            return (
                permille == 0 ? null : new() { DiscountedAmount = Money(discounted), DiscountedNetAmount = Money(discountNet), DiscountedGrossAmount = Money(discountGross) },
                new() { TotalNet = Money(net), TotalGross = Money(net + tax), TotalTax = Money(tax), TaxPortions = portions },
                amounts.Sum(amount => amount.Total) - discounted);
        }

        private IEnumerable<TaxPortion> Signed(IEnumerable<TaxedPrice> prices, int sign) =>
            prices.SelectMany(price => price.TaxPortions).Select(portion => portion with { Amount = Money(sign * portion.Amount.CentAmount) });

        private TaxRate Rate(decimal rate) => new()
        {
            Name = $"{Market.Country} {rate}",
            Amount = rate,
            IncludedInPrice = Gross,
            Country = Market.Country,
            State = Market.SubRates.Count > 0 ? "NY" : null,
            SubRates = Market.SubRates.TryGetValue(rate, out var subs) ? [.. subs.Select(sub => new SubRate { Name = sub.Name, Amount = sub.Rate })] : [],
        };

        private TaxPortion Portion(string name, decimal rate, long amount) => new() { Name = name, Rate = rate, Amount = Money(amount) };

        private Money Money(long coins) => new() { CurrencyCode = Market.Currency, CentAmount = coins, FractionDigits = Market.Digits };
    }
}
