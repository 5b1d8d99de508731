using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>
/// The last word before an order leaves: what MAX will add up is, to the smallest coin, what commercetools added up, in
/// net, in tax, and in tax per code.
/// </summary>
internal static class OrderProof
{
    public static void Check(OrderScope scope, List<Charge> charges, IReadOnlyList<SalesOrderRequest> requests)
    {
        if (scope.IsRefused || scope.AmountsAreWrong) return;
        decimal net = 0, tax = 0;
        foreach (var request in requests)
        {
            var sums = Part(scope, request, requests.Count == 1 ? "" : $"MAX order {request.ExternalId}, ");
            (net, tax) = (net + sums.Net, tax + sums.Tax);
        }

        var taxed = scope.Order.TaxedPrice;
        var ownNet = (taxed?.TotalNet ?? scope.Order.TotalPrice).CentAmount;
        Equal(scope, "taxedPrice.totalNet", Coins.ToDecimal(ownNet, scope.Digits), "the nets of the MAX lines", net);
        Equal(scope, "taxedPrice.totalTax", taxed is null ? 0 : Coins.ToDecimal(taxed.TotalGross.CentAmount - ownNet, scope.Digits), "the taxes of the MAX lines", tax);
        Portions(scope, charges);
        Codes(scope, charges, requests);
    }

    private static (decimal Net, decimal Tax) Part(OrderScope scope, SalesOrderRequest request, string name)
    {
        decimal net = 0, tax = 0;
        foreach (var line in request.Lines)
        {
            Line(scope, line);
            net += line.NetTotal;
            foreach (var own in line.Taxes) tax += own.Amount;
        }

        if (name.Length == 0) return (net, tax);
        Equal(scope, name + "net", request.Totals.Net, "the nets of its lines", net);
        Equal(scope, name + "tax", request.Totals.Tax, "the taxes of its lines", tax);
        return (net, tax);
    }

    private static void Line(OrderScope scope, SalesOrderLine line)
    {
        var product = line.Quantity * line.UnitPrice;
        Equal(scope, $"MAX line {line.LineNumber}", line.NetTotal, "quantity times unit price, halves rounded up,", Math.Round(product, scope.Digits, MidpointRounding.AwayFromZero));
        Equal(scope, $"MAX line {line.LineNumber}", line.NetTotal, "quantity times unit price, halves rounded to even,", Math.Round(product, scope.Digits, MidpointRounding.ToEven));
    }

    // The order's portions are by rate and name; each became one code, or several where countries or states differ.
    private static void Portions(OrderScope scope, List<Charge> charges)
    {
        if (scope.Order.TaxedPrice is not { TaxPortions.Count: > 0 } taxed) return;
        for (var i = 0; i < taxed.TaxPortions.Count; i++)
        {
            var portion = taxed.TaxPortions[i];
            long mapped = 0;
            foreach (var charge in charges)
                foreach (var tax in charge.Taxes)
                    if (tax.Rate == portion.Rate && tax.Name == portion.Name) mapped += tax.Amount;
            var name = $"taxedPrice.taxPortions[{i}]";
            if (mapped != portion.Amount.CentAmount)
                Report(scope, name, Coins.ToDecimal(portion.Amount.CentAmount, scope.Digits), $"the MAX lines' tax of {portion.Rate.ToString(CultureInfo.InvariantCulture)} ({portion.Name})", Coins.ToDecimal(mapped, scope.Digits));
        }
    }

    // Splitting and merging of lines must leave the sum of every code as it was.
    private static void Codes(OrderScope scope, List<Charge> charges, IReadOnlyList<SalesOrderRequest> requests)
    {
        var differences = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var charge in charges)
            foreach (var tax in charge.Taxes) Add(tax.Code, Coins.ToDecimal(tax.Amount, scope.Digits));
        foreach (var request in requests)
            foreach (var line in request.Lines)
                foreach (var tax in line.Taxes) Add(tax.Code, -tax.Amount);
        foreach (var (code, difference) in differences) Equal(scope, $"tax {code}", difference, "what is left after the MAX lines", 0);

        void Add(string code, decimal amount) => differences[code] = differences.GetValueOrDefault(code) + amount;
    }

    private static void Equal(OrderScope scope, string field, decimal value, string otherName, decimal other)
    {
        if (value != other) Report(scope, field, value, otherName, other);
    }

    private static void Report(OrderScope scope, string field, decimal value, string otherName, decimal other)
    {
        string Text(decimal amount) => $"{amount.ToString(CultureInfo.InvariantCulture)} {scope.Currency}";
        scope.Report(ProblemCode.DoesNotAddUp, field, Text(value), $"{field} is {Text(value)}, but {otherName} {(otherName.EndsWith('s') ? "are" : "is")} {Text(other)}; the difference is {Text(value - other)}. The order is not exported until the amounts agree.");
    }
}
