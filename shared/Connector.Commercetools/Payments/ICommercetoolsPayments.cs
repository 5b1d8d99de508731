using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Payments. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached. Writing needs scope <c>manage_payments</c>.</summary>
public interface ICommercetoolsPayments
{
    /// <summary>Reads a payment; null when there is none.</summary>
    Task<Payment?> GetByIdAsync(string id, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns the payment as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<Payment> UpdateAsync(string id, PaymentUpdate update, CancellationToken ct);
}
