using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Orders. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsOrders
{
    /// <summary>Reads an order with its payments and supply channels; null when there is none (strongly consistent).</summary>
    Task<Order?> GetByIdAsync(string id, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns the order as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">The order has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read the order to see whether the update was applied.</exception>
    Task<Order> UpdateAsync(string id, OrderUpdate update, CancellationToken ct);

    /// <summary>The orders that a payment belongs to; commercetools allows one, a cart's payment has none yet. Queries may lag.</summary>
    Task<IReadOnlyList<OrderChange>> FindByPaymentAsync(string paymentId, CancellationToken ct);

    /// <summary>
    /// Payments that changed, as <see cref="ModifiedAsync"/> tells orders: a payment changes without its order, and does not
    /// name it. Needs scope <c>view_payments</c>, as reading orders with their payments does.
    /// </summary>
    /// <param name="from">Start, rounded down to milliseconds.</param>
    /// <param name="to">End, rounded down to milliseconds.</param>
    /// <param name="pageSize">Rows per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<PaymentChange>> PaymentsModifiedAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct);

    /// <summary>
    /// Orders that changed from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first, page by
    /// page. Deleted orders do not appear. Leave some seconds between <paramref name="to"/> and now: queries may lag.
    /// </summary>
    /// <param name="from">Start, rounded down to milliseconds.</param>
    /// <param name="to">End, rounded down to milliseconds.</param>
    /// <param name="pageSize">Rows per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<OrderChange>> ModifiedAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct);

    /// <summary>As <see cref="ModifiedAsync"/>, with the orders themselves and their supply channels; their payments are not expanded.</summary>
    /// <param name="from">Start, rounded down to milliseconds.</param>
    /// <param name="to">End, rounded down to milliseconds.</param>
    /// <param name="pageSize">Rows per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<Order>> ModifiedOrdersAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct);
}
