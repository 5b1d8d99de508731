using Connector.Commercetools.Models;
using Connector.Mapping.Orders;
using CsCheck;

namespace Connector.Mapping.Tests;

public sealed class MoneyProperties
{
    private static readonly string[] DiscountStyles = ["netPrice", "percentage", "separatePart"];

    [Fact]
    public void Every_consistent_order_adds_up_in_MAX_to_the_smallest_coin() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[0, 2]).Sample((order, style) =>
        {
            var mapped = OrderMapping.Map(new() { Order = order }, Styles[style]);
            Assert.Empty(mapped.Problems);
            Assert.Empty(DocumentSums.Differences(order, mapped.Value!.Orders));
        }, iter: 3000);

    [Fact]
    public void An_order_with_several_addresses_adds_up_in_every_MAX_order_and_over_all() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[0, 5], Gen.Int[0, 1_000_000]).Sample((order, style, seed) =>
        {
            var several = SeveralAddresses(order, seed);
            var mapped = OrderMapping.Map(new() { Order = several }, SeveralStyles[style]);
            Assert.Empty(mapped.Problems);
            Assert.Empty(DocumentSums.Differences(several, mapped.Value!.Orders));
            Assert.Equal(mapped.Value.Orders.Count, mapped.Value.Orders.Select(part => part.ExternalId).Distinct().Count());
        }, iter: 2000);

    [Fact]
    public void An_order_off_by_a_few_coins_adds_up_with_its_rounding_line_or_a_problem_says_why() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[-3, 3], Gen.Int[-3, 3]).Sample((order, net, tax) =>
        {
            var taxed = order.TaxedPrice!;
            var off = order with
            {
                TotalPrice = Plus(order.TotalPrice, order.ShippingInfo!.TaxRate!.IncludedInPrice ? net + tax : net),
                TaxedPrice = taxed with
                {
                    TotalNet = Plus(taxed.TotalNet, net), TotalGross = Plus(taxed.TotalGross, net + tax), TotalTax = Plus(taxed.TotalTax!, tax),
                    TaxPortions = [taxed.TaxPortions[0] with { Amount = Plus(taxed.TaxPortions[0].Amount, tax) }, .. taxed.TaxPortions.Skip(1)],
                },
            };
            var mapped = OrderMapping.Map(new() { Order = off }, WithRounding);
            var limit = order.LineItems.Count + order.CustomLineItems.Count;
            Assert.Equal(Math.Abs(net) <= limit && Math.Abs(net + tax) <= limit && (Math.Abs(tax) <= limit || order.DiscountOnTotalPrice is not null), mapped.Succeeded);
            if (mapped.Succeeded) Assert.Empty(DocumentSums.Differences(off, mapped.Value.Orders));
            else Assert.All(mapped.Problems, problem => Assert.Equal(ProblemCode.DoesNotAddUp, problem.Code));
        }, iter: 2000);

    [Fact]
    public void An_order_without_taxes_adds_up_to_its_total_price() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[0, 2]).Sample((order, style) =>
        {
            var untaxed = WithoutTaxes(order);
            var mapped = OrderMapping.Map(new() { Order = untaxed }, Styles[style]);
            Assert.Empty(mapped.Problems);
            Assert.Empty(DocumentSums.Differences(untaxed, mapped.Value!.Orders));
            Assert.All(mapped.Value.Orders.SelectMany(max => max.Lines), line => Assert.Empty(line.Taxes));
        }, iter: 1000);

    [Fact]
    public void Tax_amounts_that_follow_no_formula_are_copied_as_they_are() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[0, 2], Gen.Long[-500, 500].Array[1, 5]).Sample((order, style, offsets) =>
        {
            if (order.DiscountOnTotalPrice is not null || order.ShippingInfo!.TaxRate!.IncludedInPrice) return;
            var external = WithExternalAmounts(order, offsets);
            var mapped = OrderMapping.Map(new() { Order = external }, Styles[style]);
            Assert.Empty(mapped.Problems);
            Assert.Empty(DocumentSums.Differences(external, mapped.Value!.Orders));
        }, iter: 3000);

    [Fact]
    public void A_long_order_with_several_addresses_and_a_rounding_line_adds_up_over_all_its_parts() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[0, 1_000_000], Gen.Int[30, 60]).Sample((order, seed, times) =>
        {
            var several = SeveralAddresses(Longer(order, times), seed);
            var mapped = OrderMapping.Map(new() { Order = several }, SeveralLongAndRounded);
            Assert.Empty(mapped.Problems);
            Assert.Empty(DocumentSums.Differences(several, mapped.Value!.Orders));
            Assert.All(mapped.Value.Orders, part => Assert.InRange(part.Lines.Select(line => line.LineNumber).Distinct().Count(), 1, 99));
            Assert.Equal(mapped.Value.Orders.Count, mapped.Value.Orders.Select(part => part.ExternalId).Distinct().Count());
        }, iter: 150);

    [Fact]
    public void An_order_with_one_amount_off_by_one_coin_is_never_exported() =>
        Gen.Select(GeneratedOrders.All, Gen.Int[0, 7], Gen.Bool).Sample((order, which, more) =>
        {
            var off = Disturb(order, which, more ? 1 : -1);
            if (off == order) return;
            var mapped = OrderMapping.Map(new() { Order = off }, Repository.Sandbox);
            Assert.False(mapped.Succeeded);
            Assert.All(mapped.Problems, problem => Assert.Equal(ProblemCode.DoesNotAddUp, problem.Code));
        }, iter: 2000);

    [Fact]
    public void An_allocation_never_loses_a_coin_and_nobody_is_a_coin_off_their_share() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[0, 1_000_000_000_000].Array[1, 30]).Sample((amount, weights) =>
        {
            var parts = LargestRemainder.Allocate(amount, weights);
            Assert.Equal(amount, parts.Sum());
            var total = weights.Sum(weight => (decimal)weight);
            if (total == 0) return;
            for (var i = 0; i < parts.Length; i++) Assert.True(Math.Abs(parts[i] - (amount * (weights[i] / total))) < 1.000001m);
        }, iter: 5000);

    [Fact]
    public void A_unit_price_reproduces_the_net_under_both_roundings_or_the_line_is_split_exactly() =>
        Gen.Select(Gen.Long[-10_000_000, 10_000_000], Gen.Int[1, 1_000_000], Gen.Int[0, 3], Gen.Int[0, 6]).Sample((net, quantity, digits, decimals) =>
        {
            var amount = Coins.ToDecimal(net, digits);
            if (UnitPrices.Reproducing(amount, quantity, digits, decimals) is { } price)
            {
                Assert.Equal(price, Math.Round(price, decimals));
                Assert.Equal(amount, Math.Round(price * quantity, digits, MidpointRounding.AwayFromZero));
                Assert.Equal(amount, Math.Round(price * quantity, digits, MidpointRounding.ToEven));
            }
            else if (UnitPrices.Split(amount, quantity, digits, decimals) is var (lower, higher))
            {
                Assert.Equal(quantity, lower.Quantity + higher.Quantity);
                Assert.True(lower.Quantity > 0 && higher.Quantity > 0);
                Assert.Equal(amount, (lower.Quantity * lower.UnitPrice) + (higher.Quantity * higher.UnitPrice));
                Assert.Equal(amount, lower.Net + higher.Net);
                Assert.All([lower, higher], part => Assert.Equal(part.Net, Math.Round(part.Quantity * part.UnitPrice, digits, MidpointRounding.ToEven)));
            }
            else
            {
                Assert.True(decimals < digits);
            }
        }, iter: 20_000);

    private static readonly MappingDocument[] Styles = Array.ConvertAll(DiscountStyles, style =>
        MappingDocument.Load(Repository.SandboxJson.Replace("\"lines\": \"netPrice\"", $"\"lines\": \"{style}\"", StringComparison.Ordinal), style).Value!);

    private static readonly MappingDocument[] SeveralStyles = [.. new[] { "deliveries", "orders" }.SelectMany(several => DiscountStyles.Select(style =>
        MappingDocument.Load(Repository.SandboxJson.Replace("\"lines\": \"netPrice\"", $"\"lines\": \"{style}\"", StringComparison.Ordinal)
            .Replace("\"zeroFreight\":", $"\"multiple\": \"{several}\", \"zeroFreight\":", StringComparison.Ordinal), style).Value!))];

    private static readonly MappingDocument SeveralLongAndRounded = MappingDocument.Load(
        Repository.SandboxJson.Replace("\"discounts\": {", "\"orders\": { \"longOrders\": \"split\" }, \"rounding\": { \"part\": \"ROUNDING\" }, \"discounts\": {", StringComparison.Ordinal)
            .Replace("\"zeroFreight\":", "\"multiple\": \"orders\", \"zeroFreight\":", StringComparison.Ordinal), "several").Value!;

    private static readonly MappingDocument WithRounding =
        MappingDocument.Load(Repository.SandboxJson.Replace("\"discounts\": {", "\"rounding\": { \"part\": \"ROUNDING\" }, \"discounts\": {", StringComparison.Ordinal), "rounding").Value!;

    /// <summary>The order with its pieces spread over three addresses and two shipping methods; some pieces name none.</summary>
    internal static Order SeveralAddresses(Order order, int seed)
    {
        string[] addresses = ["north", "south", "east"];
        return order with
        {
            ShippingMode = "Multiple",
            ShippingInfo = null,
            Shipping = [new() { ShippingKey = "first", ShippingInfo = order.ShippingInfo! }, new() { ShippingKey = "second", ShippingInfo = Free(order.ShippingInfo!) }],
            ItemShippingAddresses = [.. addresses.Select(key => order.ShippingAddress! with { Key = key })],
            LineItems = [.. order.LineItems.Select((line, i) => line with { ShippingDetails = Spread(line.Quantity, seed + (i * 7)) })],
            CustomLineItems = [.. order.CustomLineItems.Select((line, i) => line with { ShippingDetails = Spread(line.Quantity, seed + (i * 5)) })],
        };

        ItemShippingDetails Spread(long quantity, int at) => new()
        {
            Targets = [.. Enumerable.Range(0, at % 4).Select(n => new ItemShippingTarget { AddressKey = addresses[(at + n) % 3], ShippingMethodKey = (at + n) % 5 < 3 ? "first" : "second", Quantity = quantity / 4 })],
        };

        ShippingInfo Free(ShippingInfo shipping)
        {
            var taxed = shipping.TaxedPrice!;
            Money Nothing(Money money) => money with { CentAmount = 0 };
            return shipping with
            {
                Price = Nothing(shipping.Price),
                TaxedPrice = taxed with { TotalNet = Nothing(taxed.TotalNet), TotalGross = Nothing(taxed.TotalGross), TotalTax = Nothing(taxed.TotalNet), TaxPortions = [.. taxed.TaxPortions.Select(portion => portion with { Amount = Nothing(portion.Amount) })] },
            };
        }
    }

    private static Order WithoutTaxes(Order order) => order with
    {
        TaxMode = "Disabled",
        TaxedPrice = null,
        LineItems = [.. order.LineItems.Select(line => line with { TaxedPrice = null, TaxRate = null })],
        CustomLineItems = [.. order.CustomLineItems.Select(line => line with { TaxedPrice = null, TaxRate = null })],
        ShippingInfo = order.ShippingInfo! with { TaxedPrice = null, TaxRate = null },
        DiscountOnTotalPrice = order.DiscountOnTotalPrice is { } discount ? new() { DiscountedAmount = discount.DiscountedAmount } : null,
    };

    /// <summary>The order with the first tax of every line moved by some coins, and its totals with them.</summary>
    private static Order WithExternalAmounts(Order order, long[] offsets)
    {
        var moved = new Dictionary<(string?, decimal), long>();
        var next = 0;
        var lines = order.LineItems.Select(line => line with { TaxedPrice = Move(line.TaxedPrice!) }).ToList();
        var custom = order.CustomLineItems.Select(line => line with { TaxedPrice = Move(line.TaxedPrice!) }).ToList();
        var shipping = order.ShippingInfo! with { TaxedPrice = Move(order.ShippingInfo.TaxedPrice!) };
        var (taxed, all) = (order.TaxedPrice!, moved.Values.Sum());
        return order with
        {
            TaxMode = "ExternalAmount",
            LineItems = lines,
            CustomLineItems = custom,
            ShippingInfo = shipping,
            TaxedPrice = taxed with
            {
                TotalGross = Plus(taxed.TotalGross, all),
                TotalTax = Plus(taxed.TotalTax!, all),
                TaxPortions = [.. taxed.TaxPortions.Select(portion => portion with { Amount = Plus(portion.Amount, moved.GetValueOrDefault((portion.Name, portion.Rate))) })],
            },
        };

        TaxedPrice Move(TaxedPrice price)
        {
            var (first, by) = (price.TaxPortions[0], offsets[next++ % offsets.Length]);
            moved[(first.Name, first.Rate)] = moved.GetValueOrDefault((first.Name, first.Rate)) + by;
            return price with
            {
                TotalGross = Plus(price.TotalGross, by),
                TotalTax = Plus(price.TotalTax!, by),
                TaxPortions = [first with { Amount = Plus(first.Amount, by) }, .. price.TaxPortions.Skip(1)],
            };
        }
    }

    /// <summary>The order with its first lines many times over.</summary>
    private static Order Longer(Order order, int times)
    {
        if (order.LineItems.Count == 0 || order.DiscountOnTotalPrice is not null) return order;
        var line = order.LineItems[0];
        var copies = Enumerable.Range(0, times).Select(i => line with { Id = $"copy-{i}" }).ToList();
        var (taxed, own) = (order.TaxedPrice!, line.TaxedPrice!);
        return order with
        {
            LineItems = [.. order.LineItems, .. copies],
            TotalPrice = Plus(order.TotalPrice, times * line.TotalPrice.CentAmount),
            TaxedPrice = taxed with
            {
                TotalNet = Plus(taxed.TotalNet, times * own.TotalNet.CentAmount),
                TotalGross = Plus(taxed.TotalGross, times * own.TotalGross.CentAmount),
                TotalTax = Plus(taxed.TotalTax!, times * own.TotalTax!.CentAmount),
                TaxPortions = [.. taxed.TaxPortions.Select(portion => portion with { Amount = Plus(portion.Amount, times * own.TaxPortions.Where(part => part.Name == portion.Name && part.Rate == portion.Rate).Sum(part => part.Amount.CentAmount)) })],
            },
        };
    }

    private static Order Disturb(Order order, int which, long by) => which switch
    {
        0 => order with { TotalPrice = Plus(order.TotalPrice, by) },
        1 => order with { TaxedPrice = order.TaxedPrice! with { TotalNet = Plus(order.TaxedPrice.TotalNet, by) } },
        2 => order with { TaxedPrice = order.TaxedPrice! with { TotalGross = Plus(order.TaxedPrice.TotalGross, by) } },
        3 => order with { TaxedPrice = order.TaxedPrice! with { TotalTax = Plus(order.TaxedPrice.TotalTax!, by) } },
        4 => order with { TaxedPrice = order.TaxedPrice! with { TaxPortions = [order.TaxedPrice.TaxPortions[0] with { Amount = Plus(order.TaxedPrice.TaxPortions[0].Amount, by) }, .. order.TaxedPrice.TaxPortions.Skip(1)] } },
        5 => order with { ShippingInfo = order.ShippingInfo! with { Price = Plus(order.ShippingInfo.Price, by) } },
        6 when order.LineItems.Count > 0 => order with { LineItems = [order.LineItems[0] with { TotalPrice = Plus(order.LineItems[0].TotalPrice, by) }, .. order.LineItems.Skip(1)] },
        7 when order.LineItems.Count > 0 => order with { LineItems = [order.LineItems[0] with { TaxedPrice = order.LineItems[0].TaxedPrice! with { TotalNet = Plus(order.LineItems[0].TaxedPrice!.TotalNet, by) } }, .. order.LineItems.Skip(1)] },
        _ => order,
    };

    private static Money Plus(Money money, long coins) => money with { CentAmount = money.CentAmount + coins };
}
