using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>
/// Where the mapping allows it, a line of the rounding part carries what the order's net and taxes differ from the sum of
/// its lines: at most so many coins per line of the order, the net as its price, the tax of each portion under the code
/// that the portion has in the other lines. A larger difference, or one of a tax that no line has, is no rounding.
/// </summary>
internal static class Rounding
{
    /// <summary>TAXCDE1_28 to TAXCDE3_28; further codes get a line with price 0.</summary>
    private const int TaxesPerLine = 3;

    private static readonly SourcePath Path = new("rounding");

    /// <summary>The largest difference, in coins, that is taken for rounding; 0 when none is.</summary>
    public static long Limit(OrderScope scope) =>
        (long)(scope.Mapping.Json.Rounding?.MaxCoinsPerLine ?? 0) * (scope.Order.LineItems.Count + scope.Order.CustomLineItems.Count);

    public static void Add(OrderScope scope, List<Charge> charges)
    {
        if (scope.Mapping.Json.Rounding is not { } rule || charges.Count == 0) return;
        var net = (scope.Order.TaxedPrice?.TotalNet ?? scope.Order.TotalPrice).CentAmount;
        foreach (var charge in charges) net -= charge.Net;
        var taxes = Taxes(scope, charges);
        if (net == 0 && taxes.Count == 0) return;
        // Beyond the limit there is no line, and the checks of the order's amounts name the difference.
        if (Math.Abs(net) > Limit(scope) || taxes.Sum(tax => Math.Abs(tax.Amount)) > Limit(scope)) return;

        charges.Add(new() { Path = Path, Kind = SalesOrderLineKind.Rounding, Id = Path.Name, Part = rule.Part, Net = net, Taxes = [.. taxes.Take(TaxesPerLine)] });
        foreach (var more in taxes.Skip(TaxesPerLine).Chunk(TaxesPerLine)) charges.Add(charges[^1] with { Net = 0, Taxes = more });
    }

    private static List<CodedTax> Taxes(OrderScope scope, List<Charge> charges)
    {
        var differences = new List<CodedTax>();
        foreach (var portion in scope.Order.TaxedPrice?.TaxPortions ?? [])
        {
            string? code = null;
            var difference = portion.Amount.CentAmount;
            foreach (var tax in charges.SelectMany(charge => charge.Taxes))
            {
                if (tax.Rate != portion.Rate || tax.Name != portion.Name) continue;
                code ??= tax.Code;
                difference -= tax.Amount;
            }

            if (code is not null && difference != 0) differences.Add(new(portion.Rate, portion.Name, code, difference));
        }

        return differences;
    }
}
