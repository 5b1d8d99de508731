using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>The last word before a credit memo leaves: what MAX will add up is what the shares add up to, to the smallest coin.</summary>
internal static class CreditProof
{
    public static void Check(OrderScope scope, CreditMemoRequest memo, SourcePath path)
    {
        if (scope.AmountsAreWrong) return;
        foreach (var line in memo.Lines)
        {
            var product = line.Quantity * line.UnitPrice;
            Equal($"the net of line {line.LineNumber}", line.NetTotal, Math.Round(product, scope.Digits, MidpointRounding.AwayFromZero));
            Equal($"the net of line {line.LineNumber}", line.NetTotal, Math.Round(product, scope.Digits, MidpointRounding.ToEven));
        }

        Equal("the net of the credit memo", memo.Totals.Net, memo.Lines.Sum(line => line.NetTotal));
        Equal("the tax of the credit memo", memo.Totals.Tax, memo.Lines.Sum(line => line.Taxes.Sum(tax => tax.Amount)));

        void Equal(string what, decimal value, decimal other)
        {
            if (value == other) return;
            string Text(decimal amount) => $"{amount.ToString(CultureInfo.InvariantCulture)} {scope.Currency}";
            scope.Report(ProblemCode.DoesNotAddUp, path.ToString(), Text(value), $"In MAX {what} would be {Text(other)} instead of {Text(value)}. The credit memo is not entered until the amounts agree.");
        }
    }
}
