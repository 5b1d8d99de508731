using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using CsCheck;

namespace Connector.Mapping.Tests;

/// <summary>Whatever stands in commercetools and whatever MAX says: the plan leads from one to the other, safely.</summary>
public sealed class PriceChangeProperties
{
    private const string Sku = "A";
    private static readonly DateTimeOffset Day0 = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Day0.AddDays(50);
    private static readonly string?[] Countries = [null, "FR"];

    private static readonly MappingDocument Mapping = GoldenCatalog.Mapping("prices", JsonNode.Parse("""
        { "lists": [ { "company": "DE", "currency": "EUR" }, { "company": "DE", "currency": "EUR", "customerType": "F", "countries": ["FR"] } ] }
        """)!);

    // Periods of one scope that do not touch, and perhaps a price without a period.
    private static readonly Gen<List<ShopPrice>> Scope =
        Gen.Select(Gen.Int[0, 10].Array[0, 6], Gen.Bool, Gen.Bool, Gen.Int[0, 3].Array[8], Gen.Bool.Array[8]).Select((cuts, isOpen, hasFallback, values, tiers) =>
        {
            var days = cuts.Distinct().Order().ToList();
            List<ShopPrice> prices = hasFallback ? [Price(values[7], tiers[7])] : [];
            for (var i = 0; i + 1 < days.Count; i += 2)
                prices.Add(Price(values[i], tiers[i]) with { ValidFrom = Day0.AddDays(days[i] * 10), ValidUntil = isOpen && i + 3 >= days.Count ? null : Day0.AddDays(days[i + 1] * 10) });
            return prices;
        });

    private static readonly Gen<(List<ShopPrice> Existing, List<ShopPrice> Wanted, bool[] Active)> Cases =
        Gen.Select(Both(), Both(), Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false))).Array[20]);

    [Fact]
    public void The_plan_leads_to_what_MAX_says_without_a_conflict_and_without_a_moment_without_a_price() => Cases.Sample(
        test =>
        {
            var stand = Existing(test.Existing, test.Active);
            var before = Countries.Where(country => HasPrice(stand, country)).ToList();
            var after = Countries.Where(country => test.Wanted.Any(price => price.Country == country && PricePeriod.Covers(price, Now))).ToList();
            foreach (var change in PriceDifference.Of("DE", stand, test.Wanted, Mapping, Now).Changes)
            {
                Apply(stand, change);
                foreach (var country in before.Intersect(after)) Assert.True(HasPrice(stand, country), $"no price in scope {country}");
            }

            Assert.Equal(test.Wanted.Select(Text).Order(), stand.Select(price => Text(price.Price)).Order());
            Assert.All(stand, price => Assert.True(price.IsActive));
            Assert.Empty(PriceDifference.Of("DE", stand, test.Wanted, Mapping, Now).Changes);
        },
        iter: 20_000);

    [Fact]
    public void Fingerprints_are_equal_exactly_when_nothing_is_to_be_written() => Cases.Sample(
        test =>
        {
            var stand = Existing(test.Existing, test.Active);
            var same = Sum(test.Wanted.Select(PriceFingerprint.Of)) == Sum(stand.Select(price => PriceFingerprint.Of(price, "DE")));
            Assert.Equal(same, PriceDifference.Of("DE", stand, test.Wanted, Mapping, Now).Changes.Count == 0);
        },
        iter: 5_000);

    private static UInt128 Sum(IEnumerable<UInt128> numbers) => numbers.Aggregate(UInt128.Zero, (sum, number) => sum + number);

    private static Gen<List<ShopPrice>> Both() =>
        Gen.Select(Scope, Scope).Select((everywhere, france) => (List<ShopPrice>)[.. everywhere, .. france.Select(price => price with { Country = "FR" })]);

    private static List<KnownPrice> Existing(List<ShopPrice> prices, bool[] active) =>
        [.. prices.Select((price, i) => new KnownPrice($"e{i}", 1, PriceKey.Of("DE", price), price, active[i % active.Length]))];

    // As commercetools does: no two prices of a scope at the same time, no two with one key.
    private static void Apply(List<KnownPrice> stand, PriceChange change)
    {
        switch (change)
        {
            case PriceChange.Create create:
                Put(stand, new($"n{create.Key}", 1, create.Key, create.Price));
                break;
            case PriceChange.Delete delete:
                Assert.True(stand.Remove(delete.Existing));
                break;
            case PriceChange.Update update:
                Assert.True(stand.Remove(update.Existing));
                Put(stand, update.Actions.Aggregate(update.Existing, Change));
                break;
        }
    }

    private static KnownPrice Change(KnownPrice price, StandalonePriceUpdateAction action) => action switch
    {
        StandalonePriceChangeValueAction value => price with { Price = price.Price with { Value = value.Value } },
        StandalonePriceSetPriceTiersAction tiers => price with { Price = price.Price with { Tiers = tiers.Tiers } },
        StandalonePriceSetValidFromAndUntilAction period => price with { Price = price.Price with { ValidFrom = period.ValidFrom, ValidUntil = period.ValidUntil } },
        StandalonePriceChangeActiveAction active => price with { IsActive = active.Active },
        StandalonePriceSetKeyAction key => price with { Key = key.Key },
        _ => throw new InvalidOperationException(action.GetType().Name),
    };

    private static void Put(List<KnownPrice> stand, KnownPrice price)
    {
        Assert.DoesNotContain(stand, other => other.Key == price.Key);
        Assert.DoesNotContain(stand, other => PriceScope.Of(other.Price) == PriceScope.Of(price.Price) && PricePeriod.Conflict(other.Price, price.Price));
        stand.Add(price);
    }

    private static bool HasPrice(List<KnownPrice> stand, string? country) => stand.Any(price => price.IsActive && price.Price.Country == country && PricePeriod.Covers(price.Price, Now));

    private static string Text(ShopPrice price) => $"{price.Country} {price.Value.CentAmount} {price.ValidFrom:O} {price.ValidUntil:O} {string.Join(',', price.Tiers.Select(tier => $"{tier.MinimumQuantity}:{tier.Value.CentAmount}"))}";

    private static ShopPrice Price(int value, bool hasTier) => new() { Sku = Sku, Value = Euro(100 + value), Tiers = hasTier ? [new(10, Euro(90))] : [] };

    private static Money Euro(long cents) => new() { CurrencyCode = "EUR", CentAmount = cents };
}
