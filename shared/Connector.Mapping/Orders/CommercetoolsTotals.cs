using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>An order is exported only if commercetools' own amounts agree with each other to the smallest coin.</summary>
internal static class CommercetoolsTotals
{
    public static void Check(OrderScope scope)
    {
        if (scope.IsRefused) return;
        var (order, sums) = (scope.Order, default(Sums));
        for (var i = 0; i < order.LineItems.Count; i++)
        {
            var line = order.LineItems[i];
            sums = sums.Plus(Line(scope, ShippedLine.Of(line, new("lineItems", i))));
        }

        for (var i = 0; i < order.CustomLineItems.Count; i++)
        {
            var line = order.CustomLineItems[i];
            sums = sums.Plus(Line(scope, ShippedLine.Of(line, new("customLineItems", i))));
        }

        if (!scope.HasSeveralShippings && order.ShippingInfo is { } single) sums = sums.Plus(Shipping(scope, single, new("shippingInfo")));
        for (var i = 0; scope.HasSeveralShippings && i < order.Shipping.Count; i++)
            sums = sums.Plus(Shipping(scope, order.Shipping[i].ShippingInfo, new("shipping", i, "shippingInfo")));
        Order(scope, sums.Minus(order.DiscountOnTotalPrice));
    }

    private static Sums Line(OrderScope scope, ShippedLine line)
    {
        if (!scope.HasSeveralShippings) return Amount(scope, line.Total, line.Taxed, line.Rate, line.Path);
        var all = line.AllTaxed;
        if (line.Portions.Count > 0 && all is not null)
        {
            long net = 0, gross = 0;
            for (var i = 0; i < line.Portions.Count; i++)
            {
                if (line.Portions[i].TaxedPrice is not { } portion) continue;
                Taxed(scope, portion, new(line.Path.ToString(), -1, $"taxedPricePortions[{i}]"));
                (net, gross) = (net + portion.TotalNet.CentAmount, gross + portion.TotalGross.CentAmount);
            }

            Equal(scope, line.Path, "taxedPrice.totalNet", all.TotalNet.CentAmount, "the sum of its taxedPricePortions", net);
            Equal(scope, line.Path, "taxedPrice.totalGross", all.TotalGross.CentAmount, "the sum of its taxedPricePortions", gross);
        }

        return Amount(scope, line.Total, all, line.AnyRate, line.Path);
    }

    private static Sums Shipping(OrderScope scope, ShippingInfo shipping, SourcePath path) =>
        Amount(scope, ShippingPrice(shipping), shipping.TaxedPrice, shipping.TaxRate, path);

    // The documentation names the price, the totals show the discounted price: the taxes tell which was charged.
    private static Money ShippingPrice(ShippingInfo shipping)
    {
        if (shipping.DiscountedPrice?.Value is not { } discounted) return shipping.Price;
        var taxed = shipping.TaxRate?.IncludedInPrice == true ? shipping.TaxedPrice?.TotalGross : shipping.TaxedPrice?.TotalNet;
        return taxed is not null && taxed.CentAmount == shipping.Price.CentAmount ? shipping.Price : discounted;
    }

    private static Sums Amount(OrderScope scope, Money total, TaxedPrice? taxed, TaxRate? rate, SourcePath path)
    {
        Currency(scope, total, path);
        if (taxed is null) return new(total.CentAmount, total.CentAmount, total.CentAmount);
        Taxed(scope, taxed, path);
        var included = rate?.IncludedInPrice ?? false;
        // ExternalAmount: the merchant's amounts follow no formula, so the total says nothing about them.
        if (rate is not null && scope.Order.TaxMode != "ExternalAmount")
            Equal(scope, path, "totalPrice", total.CentAmount, included ? "taxedPrice.totalGross" : "taxedPrice.totalNet", (included ? taxed.TotalGross : taxed.TotalNet).CentAmount);
        return new(total.CentAmount, taxed.TotalNet.CentAmount, taxed.TotalGross.CentAmount);
    }

    private static void Order(OrderScope scope, Sums sums)
    {
        var order = scope.Order;
        var whole = new SourcePath("order");
        Total(scope, whole, sums);
        if (order.TaxedPrice is not { } taxed)
        {
            if (!scope.TaxesAreDisabled) scope.ReportMissingTaxes("taxedPrice");
            return;
        }

        Taxed(scope, taxed, whole);
        // Before commercetools named the net and gross of a discount, only the order's own totals showed them.
        var discount = order.DiscountOnTotalPrice;
        if (discount is null || discount.DiscountedNetAmount is not null)
            Sum(scope, whole, "taxedPrice.totalNet", taxed.TotalNet.CentAmount, "the sum of the nets of its lines and shipping less the discount's", sums.Net);
        if (discount is null || discount.DiscountedGrossAmount is not null)
            Sum(scope, whole, "taxedPrice.totalGross", taxed.TotalGross.CentAmount, "the sum of the grosses of its lines and shipping less the discount's", sums.Gross);
    }

    private static void Taxed(OrderScope scope, TaxedPrice taxed, SourcePath path)
    {
        Currency(scope, taxed.TotalNet, path);
        var tax = taxed.TotalGross.CentAmount - taxed.TotalNet.CentAmount;
        if (taxed.TotalTax is { } total) Equal(scope, path, "taxedPrice.totalTax", total.CentAmount, "totalGross less totalNet", tax);
        if (taxed.TaxPortions.Count == 0) return;
        long portions = 0;
        foreach (var portion in taxed.TaxPortions) portions += portion.Amount.CentAmount;
        Equal(scope, path, "taxedPrice.taxPortions", portions, "totalGross less totalNet", tax);
    }

    private static void Currency(OrderScope scope, Money money, SourcePath path)
    {
        if (money.CurrencyCode == scope.Currency) return;
        scope.Report(ProblemCode.DoesNotAddUp, path.ToString(), money.CurrencyCode, $"The amount is in {money.CurrencyCode}, the order in {scope.Currency}. Correct the order in commercetools.");
    }

    // The total may be off by rounding only as far as the net or the gross that it stands for is.
    private static void Total(OrderScope scope, SourcePath whole, Sums sums)
    {
        var total = scope.Order.TotalPrice.CentAmount;
        var off = total - sums.Total;
        if (Math.Abs(off) > Rounding.Limit(scope) || scope.Order.TaxedPrice is not { } taxed)
        {
            Sum(scope, whole, "totalPrice", total, "the sum of its lines and shipping less discountOnTotalPrice", sums.Total);
            return;
        }

        var (net, gross) = (taxed.TotalNet.CentAmount - sums.Net, taxed.TotalGross.CentAmount - sums.Gross);
        if (Rounding.Limit(scope) > 0 && off != net && off != gross)
            Equal(scope, whole, "totalPrice", total, "the sum of its lines and shipping less discountOnTotalPrice, rounded as its taxedPrice,", sums.Total + gross);
    }

    private static void Sum(OrderScope scope, SourcePath path, string name, long value, string otherName, long sum)
    {
        if (Math.Abs(value - sum) > Rounding.Limit(scope)) Equal(scope, path, name, value, otherName, sum);
    }

    private static void Equal(OrderScope scope, SourcePath path, string name, long value, string otherName, long other)
    {
        if (value == other) return;
        var field = path.Name == "order" ? name : path.Field(name);
        scope.Report(ProblemCode.DoesNotAddUp, field, Coins.Text(value, scope), $"{field} is {Coins.Text(value, scope)}, but {otherName} is {Coins.Text(other, scope)}; the difference is {Coins.Text(value - other, scope)}. The order is not exported until commercetools' amounts agree.");
    }

    private readonly record struct Sums(long Total, long Net, long Gross)
    {
        public Sums Plus(Sums other) => new(Total + other.Total, Net + other.Net, Gross + other.Gross);

        public Sums Minus(DiscountOnTotalPrice? discount) => discount is null ? this : new(
            Total - discount.DiscountedAmount.CentAmount,
            Net - (discount.DiscountedNetAmount ?? discount.DiscountedAmount).CentAmount,
            Gross - (discount.DiscountedGrossAmount ?? discount.DiscountedAmount).CentAmount);
    }
}
