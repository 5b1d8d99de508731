using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>Every amount becomes one numbered line whose quantity times price gives its net; where no price does, two.</summary>
internal static class SalesOrderLines
{
    /// <summary>LINNUM_28 has two characters.</summary>
    private const int MostLines = 99;

    public static IReadOnlyList<SalesOrderLine> Of(OrderScope scope, List<Charge> charges)
    {
        var lines = new List<SalesOrderLine>(charges.Count + 1);
        foreach (var charge in charges) Add(scope, charge, lines);
        if (lines.Count > MostLines)
            scope.Report(ProblemCode.TooMany, "lineItems", $"{lines.Count}", $"The order needs {lines.Count} lines, a MAX order holds {MostLines}. Divide the order in commercetools, or enter it in MAX by hand.");
        return lines;
    }

    private static void Add(OrderScope scope, Charge charge, List<SalesOrderLine> lines)
    {
        var (digits, decimals) = (scope.Digits, scope.Company.Json.UnitPriceDecimals);
        var net = Coins.ToDecimal(charge.Net, digits);
        if (UnitPrices.Reproducing(net, charge.Quantity, digits, decimals) is { } price)
        {
            lines.Add(Line(scope, charge, lines.Count + 1, new(charge.Quantity, price, net), Taxes(charge.Taxes, digits)));
        }
        else if (UnitPrices.Split(net, charge.Quantity, digits, decimals) is var (lower, higher))
        {
            var shares = Array.ConvertAll(charge.Taxes, tax => LargestRemainder.Allocate(tax.Amount, [Math.Abs(Coins.Of(lower.Net, digits)), Math.Abs(Coins.Of(higher.Net, digits))]));
            lines.Add(Line(scope, charge, lines.Count + 1, lower, Share(0)));
            lines.Add(Line(scope, charge, lines.Count + 1, higher, Share(1)));

            LineTax[] Share(int part) => Taxes([.. charge.Taxes.Select((tax, i) => tax with { Amount = shares[i][part] })], digits);
        }
        else
        {
            scope.Report(ProblemCode.DoesNotAddUp, charge.Path.ToString(), Coins.Text(charge.Net, scope), $"No unit price with {decimals} decimals gives {Coins.Text(charge.Net, scope)} for {charge.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture)} pieces. Raise {scope.Company.Path}.unitPriceDecimals in mapping.json if MAX keeps more.");
        }
    }

    private static SalesOrderLine Line(OrderScope scope, Charge charge, int number, UnitPricePart part, LineTax[] taxes)
    {
        var listPrice = charge.ListNet is { } list ? Math.Round(Coins.ToDecimal(list, scope.Digits) / charge.Quantity, scope.Company.Json.UnitPriceDecimals) : (decimal?)null;
        return new()
        {
            LineNumber = number,
            Kind = charge.Kind,
            ExternalLineId = charge.Id,
            Part = charge.Part,
            Quantity = part.Quantity,
            Unit = charge.Unit,
            UnitPrice = part.UnitPrice,
            ListPrice = listPrice,
            DiscountPercent = listPrice is > 0 ? Math.Round((1 - (part.UnitPrice / listPrice.Value)) * 100, 2) : null,
            NetTotal = part.Net,
            Taxes = taxes,
            Stockroom = charge.Stockroom,
            Reference = charge.Reference,
        };
    }

    // Portions that share a code are one tax in MAX.
    private static LineTax[] Taxes(CodedTax[] taxes, int digits)
    {
        if (taxes.Length == 1) return [new(taxes[0].Code, Coins.ToDecimal(taxes[0].Amount, digits))];
        var lines = new List<LineTax>(taxes.Length);
        foreach (var tax in taxes)
        {
            var amount = Coins.ToDecimal(tax.Amount, digits);
            var same = lines.FindIndex(line => line.Code == tax.Code);
            if (same < 0) lines.Add(new(tax.Code, amount));
            else lines[same] = lines[same] with { Amount = lines[same].Amount + amount };
        }

        return [.. lines];
    }
}
