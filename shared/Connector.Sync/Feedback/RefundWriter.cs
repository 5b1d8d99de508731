using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;

namespace Connector.Sync.Feedback;

/// <summary>Adds refunds to payments, each once: a transaction with the same interaction id is the same refund.</summary>
public sealed class RefundWriter(ICommercetoolsPayments payments)
{
    private const int Tries = 5;

    /// <summary>Adds a refund unless the payment has it.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    /// <exception cref="ConcurrentModificationException">The payment changed during every try.</exception>
    public async Task<Problem?> AddAsync(RefundPlan refund, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await payments.GetByIdAsync(refund.PaymentId, cancellationToken) is not { } payment) return Missing(refund);
            if (Has(payment, refund)) return null;
            try
            {
                await payments.UpdateAsync(refund.PaymentId, Update(payment, refund), cancellationToken);
                return null;
            }
            catch (Exception e) when (e is ConcurrentModificationException or OutcomeUnknownException && attempt < Tries)
            {
                // Somebody else changed it, or our own update may have arrived: look again and decide anew.
            }
        }
    }

    private static bool Has(Payment payment, RefundPlan refund) =>
        payment.Transactions.Any(transaction => transaction.InteractionId == refund.Transaction.InteractionId && transaction.Type == refund.Transaction.Type);

    private static PaymentUpdate Update(Payment payment, RefundPlan refund) => new()
    {
        Version = payment.Version,
        Actions = [new PaymentAddTransactionAction { Transaction = refund.Transaction }],
    };

    private static Problem Missing(RefundPlan refund) => new(
        "PAYMENT_MISSING",
        "paymentInfo.payments",
        refund.PaymentId,
        $"The payment to refund ({refund.Transaction.InteractionId}) no longer exists in commercetools. Refund it where it was paid, set the return's payment state by hand, then discard this.");
}
