using System.Globalization;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>The pieces of a line that go the same way, with their part of its amounts.</summary>
internal readonly record struct LineShare(long Quantity, Money Total, TaxedPrice? Taxed, TaxRate? Rate, Consignment To);

/// <summary>
/// A line that goes to several addresses is divided by pieces. What commercetools taxed by shipping method stays with the
/// method; within a method the amounts are divided in proportion to the pieces, so that they add up to the coin.
/// </summary>
internal static class LineShares
{
    public static IReadOnlyList<LineShare> Of(OrderScope scope, Consignments consignments, ShippedLine line)
    {
        if (!scope.HasSeveralShippings) return [new(line.Quantity, line.Total, line.Taxed, line.Rate, Consignment.Whole)];
        var targets = Targets(scope, consignments, line);
        if (line.Portions.Count == 0) return Divide(line.Total, line.Taxed, line.AnyRate, targets);

        var shares = new List<LineShare>(targets.Count);
        var totals = LargestRemainder.Allocate(line.Total.CentAmount, [.. line.Portions.Select(portion => Math.Abs((portion.TaxedPrice?.TotalGross ?? line.Total).CentAmount))]);
        for (var i = 0; i < line.Portions.Count; i++)
        {
            var portion = line.Portions[i];
            var own = targets.FindAll(target => MethodOf(scope.Order, target.To, line) == portion.ShippingMethodKey);
            if (own.Count > 0) shares.AddRange(Divide(line.Total with { CentAmount = totals[i] }, portion.TaxedPrice, line.RateOf(portion.ShippingMethodKey), own));
            else if (portion.TaxedPrice is { TotalGross.CentAmount: not 0 } taxed) ReportUnused(scope, line, i, taxed);
        }

        if (shares.Count < targets.Count) ReportUntaxed(scope, line, targets.Find(target => !shares.Exists(share => share.To == target.To)).To);
        return [.. targets.Select(target => shares.Find(share => share.To == target.To)).Where(share => share.Quantity > 0)];
    }

    // Pieces without a target, as well as lines without any, go to the first MAX order and by its shipping.
    private static List<(Consignment To, long Quantity)> Targets(OrderScope scope, Consignments consignments, ShippedLine line)
    {
        var targets = new List<(Consignment To, long Quantity)>();
        var rest = line.Quantity;
        foreach (var target in line.Details?.Targets ?? [])
        {
            Add(Consignments.Of(scope.Order, target), target.Quantity);
            rest -= target.Quantity;
        }

        if (rest > 0) Add(consignments.OrderEach ? consignments.All[0] : Consignment.Whole, rest);
        if (rest >= 0 && targets.TrueForAll(target => target.Quantity > 0)) return targets;
        var placed = (line.Quantity - rest).ToString(CultureInfo.InvariantCulture);
        scope.Report(ProblemCode.DoesNotAddUp, line.Path.Field("shippingDetails.targets"), placed, $"The line has {line.Quantity} pieces, but its targets name {placed}, or a negative quantity. Correct the order in commercetools.");
        return [(consignments.All[0], line.Quantity)];

        void Add(Consignment to, long quantity)
        {
            if (quantity == 0) return;
            var same = targets.FindIndex(target => target.To == to);
            if (same < 0) targets.Add((to, quantity));
            else targets[same] = (to, targets[same].Quantity + quantity);
        }
    }

    private static string? MethodOf(Order order, Consignment to, ShippedLine line) =>
        to.Shipping >= 0 ? order.Shipping[to.Shipping].ShippingKey : line.Portions[0].ShippingMethodKey;

    private static List<LineShare> Divide(Money total, TaxedPrice? taxed, TaxRate? rate, List<(Consignment To, long Quantity)> targets)
    {
        if (targets.Count == 1) return [new(targets[0].Quantity, total, taxed, rate, targets[0].To)];
        long[] weights = [.. targets.Select(target => target.Quantity)];
        var totals = LargestRemainder.Allocate(total.CentAmount, weights);
        if (taxed is null) return [.. targets.Select((target, i) => new LineShare(target.Quantity, total with { CentAmount = totals[i] }, null, rate, target.To))];

        var nets = LargestRemainder.Allocate(taxed.TotalNet.CentAmount, weights);
        var taxes = taxed.TaxPortions.Select(portion => LargestRemainder.Allocate(portion.Amount.CentAmount, weights)).ToList();
        var sums = taxes.Count > 0
            ? [.. weights.Select((_, i) => taxes.Sum(portion => portion[i]))]
            : LargestRemainder.Allocate(taxed.TotalGross.CentAmount - taxed.TotalNet.CentAmount, weights);
        return [.. targets.Select((target, i) => new LineShare(target.Quantity, total with { CentAmount = totals[i] }, Part(i), rate, target.To))];

        TaxedPrice Part(int i) => new()
        {
            TotalNet = taxed.TotalNet with { CentAmount = nets[i] },
            TotalGross = taxed.TotalGross with { CentAmount = nets[i] + sums[i] },
            TaxPortions = [.. taxed.TaxPortions.Select((portion, p) => portion with { Amount = portion.Amount with { CentAmount = taxes[p][i] } })],
        };
    }

    private static void ReportUnused(OrderScope scope, ShippedLine line, int portion, TaxedPrice taxed) =>
        scope.Report(ProblemCode.DoesNotAddUp, line.Path.Field($"taxedPricePortions[{portion}]"), line.Portions[portion].ShippingMethodKey,
            $"The line has {Coins.Text(taxed.TotalGross.CentAmount, scope)} for shipping '{line.Portions[portion].ShippingMethodKey}', but no pieces go by it. Correct the order in commercetools.");

    private static void ReportUntaxed(OrderScope scope, ShippedLine line, Consignment to) =>
        scope.Report(ProblemCode.DoesNotAddUp, line.Path.Field("taxedPricePortions"), to.ShippingOf(scope.Order)?.ShippingKey,
            $"Pieces of the line go by shipping '{to.ShippingOf(scope.Order)?.ShippingKey}', but its amounts by shipping method lack it. Correct the order in commercetools.");
}
