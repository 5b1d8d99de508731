using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.Mapping.Feedback;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>Credit memos are of a known company, in the order's currency and whole coins, and give no more back than the order came to.</summary>
internal static class CreditChecks
{
    public static bool Pass(FeedbackScope scope, IReadOnlyList<CreditMemo> memos)
    {
        var (order, before) = (scope.Order, scope.Problems.Count);
        var total = order.TaxedPrice?.TotalGross ?? order.TotalPrice;
        decimal gross = 0;
        if (!scope.Mapping.CompanyByName.ContainsKey(scope.Input.Company))
            scope.Report(ProblemCode.UnmappedCompany, "company", scope.Input.Company, $"The order is in MAX company {scope.Input.Company}, which mapping.json no longer has. Add it in mapping.json: companies.");
        foreach (var memo in memos)
        {
            if (memo.Currency != total.CurrencyCode)
            {
                scope.Report(ProblemCode.CreditCurrency, "totalPrice.currencyCode", memo.Currency, $"Credit memo {memo.CreditNumber} is in {memo.Currency}, but the order is in {total.CurrencyCode}. Credit it in MAX in the order's currency, or settle the return in commercetools by hand.");
                continue;
            }

            if (!IsWhole(memo.Net, total.FractionDigits) || !IsWhole(memo.Tax, total.FractionDigits))
                scope.Report(ProblemCode.DoesNotAddUp, "totalPrice.fractionDigits", Text(memo.Net + memo.Tax, memo.Currency), $"Credit memo {memo.CreditNumber} has a net of {Text(memo.Net, memo.Currency)} and a tax of {Text(memo.Tax, memo.Currency)}, and {memo.Currency} has {total.FractionDigits} decimals. Correct it in MAX.");
            gross += memo.Net + memo.Tax;
            if (gross > total.Amount && gross - memo.Net - memo.Tax <= total.Amount)
                scope.Report(ProblemCode.CreditExceedsOrder, "totalPrice", Text(gross, memo.Currency), $"With credit memo {memo.CreditNumber} MAX gives {Text(gross, memo.Currency)} back, but the order came to {Text(total.Amount, memo.Currency)}. Correct the memo in MAX; if it is meant so, settle the return in commercetools by hand.");
        }

        return scope.Problems.Count == before;
    }

    public static string Text(decimal amount, string currency)
    {
        var digits = CurrencyDigits.Of(currency);
        return $"{amount.ToString(IsWhole(amount, digits) ? $"F{digits}" : "G29", CultureInfo.InvariantCulture)} {currency}";
    }

    private static bool IsWhole(decimal amount, int digits) => amount == Math.Round(amount, digits);
}
