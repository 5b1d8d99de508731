using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Feedback;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>
/// A credit memo is refunded on the payment that was charged enough, or on several in order; or it waits for refunds that
/// others make; or it is the refund itself, as the mapping says.
/// </summary>
internal sealed class Refunds
{
    private const string Refund = "Refund";
    private readonly FeedbackScope scope;
    private readonly List<Payment> payments;
    private readonly Dictionary<string, long> left;
    private readonly bool isOnAccount;
    private long credited;

    public Refunds(FeedbackScope scope)
    {
        this.scope = scope;
        payments = [.. (scope.Order.PaymentInfo?.Payments ?? []).Select(payment => payment.Obj).OfType<Payment>().Where(payment => payment.AmountPlanned.CurrencyCode == scope.Order.TotalPrice.CurrencyCode)];
        left = payments.ToDictionary(payment => payment.Id, Left, StringComparer.Ordinal);
        // Where nobody ever took money through commercetools, the memo settles what the customer owes.
        isOnAccount = !payments.Exists(payment => payment.Transactions.Any(transaction => transaction is { Type: "Authorization" or "Charge", State: not "Failure" }));
    }

    /// <summary>Adds what the memo's refund lacks; true when its return items count as refunded.</summary>
    public bool Add(CreditMemo memo)
    {
        var gross = Coins.Of(memo.Net + memo.Tax, scope.Order.TotalPrice.FractionDigits);
        credited += gross;
        switch (scope.Mapping.Json.Returns.Refund)
        {
            case RefundRule.Create when !isOnAccount:
                Create(memo, gross - Made(memo));
                return true;
            case RefundRule.Expect when !isOnAccount:
                return payments.SelectMany(payment => payment.Transactions).Where(transaction => transaction is { Type: Refund, State: "Success" }).Sum(transaction => transaction.Amount.CentAmount) >= credited;
            default:
                return true;
        }
    }

    private static string InteractionId(CreditMemo memo) => $"max-{memo.CreditNumber}";

    private static long Left(Payment payment) => payment.Transactions.Sum(transaction => transaction switch
    {
        { Type: "Charge", State: "Success" } => transaction.Amount.CentAmount,
        { Type: "Chargeback", State: "Success" } => -transaction.Amount.CentAmount,
        { Type: Refund, State: not "Failure" } => -transaction.Amount.CentAmount,
        _ => 0,
    });

    // A refund that failed was made all the same: whether to try again is for people to decide.
    private long Made(CreditMemo memo) => payments.SelectMany(payment => payment.Transactions)
        .Where(transaction => transaction.Type == Refund && transaction.InteractionId == InteractionId(memo)).Sum(transaction => transaction.Amount.CentAmount);

    private void Create(CreditMemo memo, long amount)
    {
        if (amount <= 0) return;
        var open = payments.FindAll(payment => left[payment.Id] > 0 && !payment.Transactions.Any(transaction => transaction.Type == Refund && transaction.InteractionId == InteractionId(memo)));
        if (open.Sum(payment => left[payment.Id]) is var charged && charged < amount)
        {
            var (digits, currency) = (scope.Order.TotalPrice.FractionDigits, memo.Currency);
            scope.Report(ProblemCode.RefundExceedsCharged, "paymentInfo.payments", CreditChecks.Text(Coins.ToDecimal(amount, digits), currency),
                $"Credit memo {memo.CreditNumber} gives {CreditChecks.Text(Coins.ToDecimal(amount, digits), currency)} back, but the order's payments have {CreditChecks.Text(Coins.ToDecimal(Math.Max(0, charged), digits), currency)} left that was charged and not refunded. Wait for the charge, or add the refund (interaction id {InteractionId(memo)}) to the payment by hand, then replay.");
            return;
        }

        if (open.Find(payment => left[payment.Id] >= amount) is { } single) open = [single];
        foreach (var payment in open)
        {
            var part = Math.Min(amount, left[payment.Id]);
            if (part == 0) break;
            amount -= part;
            left[payment.Id] -= part;
            scope.Refunds.Add(new(payment.Id, Transaction(memo, part)));
        }

        scope.Done.Add($"refund {InteractionId(memo)}");
    }

    private TransactionDraft Transaction(CreditMemo memo, long amount) => new()
    {
        Type = Refund,
        Amount = scope.Order.TotalPrice with { Type = MoneyType.CentPrecision, CentAmount = amount, PreciseAmount = null },
        State = scope.Mapping.Json.Returns.RefundState,
        InteractionId = InteractionId(memo),
        Timestamp = scope.Mapping.StartOfDay(scope.Input.Company, memo.Date),
    };
}
