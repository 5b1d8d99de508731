using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Feedback;
using Connector.Mapping.Orders;
using Fields = Connector.Mapping.Feedback.FeedbackFields.ReturnItemFields;
using OrderFields = Connector.Mapping.Feedback.FeedbackFields.OrderFields;

namespace Connector.Mapping.Returns;

/// <summary>
/// A credit memo is money once it has a number: it settles the return items that its quantities reach, is shown on the
/// order, and is refunded as the mapping says. Its amounts are MAX's own.
/// </summary>
internal static class CreditFeedback
{
    public static void Add(FeedbackScope scope, List<KnownReturn> returns)
    {
        var memos = scope.Input.Parts.SelectMany(part => part.CreditMemos).Where(memo => memo.CreditNumber is not null)
            .DistinctBy(memo => memo.CreditNumber, StringComparer.Ordinal).OrderBy(memo => memo.Date).ThenBy(memo => memo.CreditNumber, StringComparer.Ordinal).ToList();
        if (memos.Count == 0 || !CreditChecks.Pass(scope, memos)) return;
        var (refunds, shown) = (new Refunds(scope), FieldValues.Texts(scope.Order.Custom, OrderFields.CreditMemoNumbers).ToHashSet(StringComparer.Ordinal));
        foreach (var memo in memos)
        {
            var tied = Tied(scope, returns, memo);
            if (tied.Count == 0 && scope.Mapping.Json.Returns.CreditWithoutReturn == CreditWithoutReturn.Problem)
            {
                ReportWithoutReturn(scope, memo);
                continue;
            }

            var settled = Settlement.Settle(scope, tied, memo);
            var isPaid = refunds.Add(memo);
            foreach (var known in settled)
                if (isPaid && known.Returned.Item.PaymentState == ReturnPaymentState.Initial)
                    scope.Actions.Add(new OrderSetReturnPaymentStateAction { ReturnItemId = known.Returned.Item.Id, PaymentState = ReturnPaymentState.Refunded });
            if (!IsNews(scope, tied, memo, shown)) continue;
            scope.Done.Add($"credit memo {memo.CreditNumber}");
            if (CreditComparison.Difference(scope, returns, tied, settled, memo) is { } difference) scope.Done.Add(difference);
        }

        foreach (var known in returns) ShowNumbers(known);
        // A reading that lacks a memo which the order shows is older than what was shown.
        if (!scope.Mapping.Json.Feedback.OrderFields || !shown.IsSubsetOf(memos.Select(memo => memo.CreditNumber!))) return;
        scope.OrderFieldsWanted[OrderFields.CreditMemoNumbers] = memos.ConvertAll(memo => memo.CreditNumber!);
        scope.OrderFieldsWanted[OrderFields.CreditMemoNet] = Sum(scope, memos.Sum(memo => memo.Net));
        scope.OrderFieldsWanted[OrderFields.CreditMemoTax] = Sum(scope, memos.Sum(memo => memo.Tax));
    }

    // Without fields of the order, those of the items tell what was told before.
    private static bool IsNews(FeedbackScope scope, List<KnownReturn> tied, CreditMemo memo, HashSet<string> shown) =>
        (scope.Mapping.Json.Feedback.OrderFields && !shown.Contains(memo.CreditNumber!))
        || tied.Exists(known => known.CreditNumbers.Contains(memo.CreditNumber!) && !Numbers(known).Contains(memo.CreditNumber!));

    private static string[] Numbers(KnownReturn known) => ReturnItemFields.Text(known.Returned.Item, Fields.CreditMemoNumber)?.Split(", ") ?? [];

    private static Money Sum(FeedbackScope scope, decimal amount) => scope.Order.TotalPrice with
    {
        Type = MoneyType.CentPrecision,
        CentAmount = Coins.Of(amount, scope.Order.TotalPrice.FractionDigits),
        PreciseAmount = null,
    };

    private static void ShowNumbers(KnownReturn known)
    {
        if (known.CreditNumbers.Count == 0) return;
        if (Numbers(known).All(known.CreditNumbers.Contains)) known.Fields[Fields.CreditMemoNumber] = string.Join(", ", known.CreditNumbers);
    }

    // By the RMA that it settles; without one by the return that it was entered for.
    private static List<KnownReturn> Tied(FeedbackScope scope, List<KnownReturn> returns, CreditMemo memo)
    {
        if (memo.ReturnNumber is { } rma && returns.FindAll(known => known.Lines.Any(line => line.Number == rma)) is { Count: > 0 } ofRma) return ofRma;
        if (memo.ExternalId is not { } id) return [];
        var entered = returns.Find(known => id == ReturnEntry.ExternalId(scope.Order.Id, known.Returned.Item.Id));
        return entered is null ? [] : returns.FindAll(known => known.Returned.Return == entered.Returned.Return);
    }

    private static void ReportWithoutReturn(FeedbackScope scope, CreditMemo memo) =>
        scope.Report(ProblemCode.CreditWithoutReturn, "returnInfo", memo.CreditNumber,
            $"MAX credited {CreditChecks.Text(memo.Net + memo.Tax, memo.Currency)} with memo {memo.CreditNumber}{(memo.ReturnNumber is { } rma ? $" (RMA {rma})" : "")}, but the order has no return in commercetools that it belongs to. Give the memo the number of the RMA in MAX, or set in mapping.json: returns.creditWithoutReturn: \"record\", then replay.");
}
