using System.Globalization;
using System.Xml.Linq;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;

namespace Connector.Mapping.Tests;

/// <summary>Adds up the documents that MAX gets, knowing nothing of how they were made, and compares with the order.</summary>
internal static class DocumentSums
{
    public static List<string> Differences(Order order, IReadOnlyList<SalesOrderRequest> requests)
    {
        var digits = order.TotalPrice.FractionDigits;
        var details = requests.SelectMany(request => SalesOrderDocuments.All(request)).Where(document => document.Name == "SO_Detail")
            .Select(document => XElement.Parse(document.Xml).Descendants("SO_Detail").Single()).ToList();
        var net = (order.TaxedPrice?.TotalNet ?? order.TotalPrice).Amount;
        var gross = (order.TaxedPrice?.TotalGross ?? order.TotalPrice).Amount;
        var differences = new List<string>();
        Compare("net, halves up", net, details.Sum(line => Math.Round(Number(line, "PRICE_28") * Number(line, "CURQTY_28"), digits, MidpointRounding.AwayFromZero)));
        Compare("net, halves even", net, details.Sum(line => Math.Round(Number(line, "PRICE_28") * Number(line, "CURQTY_28"), digits, MidpointRounding.ToEven)));
        Compare("tax", gross - net, details.Sum(line => Number(line, "TAX1_28") + Number(line, "TAX2_28") + Number(line, "TAX3_28")));
        if (order.TaxedPrice is { TaxPortions.Count: > 0 } taxed)
        {
            // Codes cannot be told from portions here; but sorted, the sums by code must be the sums by portion, unless a
            // portion has several codes (states, tax categories).
            var byCode = details.SelectMany(line => Enumerable.Range(1, 3).Select(i => (Code: (string)line.Element($"TAXCDE{i}_28")!, Amount: Number(line, $"TAX{i}_28"))))
                .Where(tax => tax.Code.Length > 0).GroupBy(tax => tax.Code).Select(group => group.Sum(tax => tax.Amount)).Where(sum => sum != 0).Order().ToList();
            var byPortion = taxed.TaxPortions.Select(portion => portion.Amount.Amount).Where(sum => sum != 0).Order().ToList();
            if (byCode.Count <= byPortion.Count && !byCode.SequenceEqual(byPortion)) differences.Add($"tax per code: {string.Join(' ', byCode)} instead of {string.Join(' ', byPortion)}");
        }

        foreach (var request in requests) Part(request, differences);
        return differences;

        void Compare(string what, decimal expected, decimal actual)
        {
            if (expected != actual) differences.Add($"{what}: {actual} instead of {expected}");
        }
    }

    // Each MAX order by itself: its lines give its totals, no line is numbered twice, and MAX has room for the numbers.
    private static void Part(SalesOrderRequest request, List<string> differences)
    {
        var lines = request.Lines.Select(line => XElement.Parse(SalesOrderDocuments.Line(request, line)).Descendants("SO_Detail").Single()).ToList();
        var net = lines.Sum(line => Math.Round(Number(line, "PRICE_28") * Number(line, "CURQTY_28"), request.Totals.CurrencyDigits, MidpointRounding.AwayFromZero));
        var tax = lines.Sum(line => Number(line, "TAX1_28") + Number(line, "TAX2_28") + Number(line, "TAX3_28"));
        if (net != request.Totals.Net || tax != request.Totals.Tax) differences.Add($"{request.ExternalId}: {net} and {tax} instead of {request.Totals.Net} and {request.Totals.Tax}");
        var numbers = lines.ConvertAll(line => (Line: (int)Number(line, "LINNUM_28"), Delivery: (int)Number(line, "DELNUM_28")));
        if (numbers.Distinct().Count() != numbers.Count || !numbers.SequenceEqual(numbers.Order())) differences.Add($"{request.ExternalId}: lines are numbered {string.Join(' ', numbers)}");
        if (numbers.Count == 0 || numbers.Max(number => number.Line) > 99) differences.Add($"{request.ExternalId}: {numbers.Count} lines");
    }

    private static decimal Number(XElement line, string column) => decimal.Parse(line.Element(column)!.Value, CultureInfo.InvariantCulture);
}
