using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Customers. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsCustomers
{
    /// <summary>Reads a customer; null when there is none (strongly consistent).</summary>
    Task<Customer?> GetByIdAsync(string id, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns the customer as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">The customer has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read the customer to see whether the update was applied.</exception>
    Task<Customer> UpdateAsync(string id, CustomerUpdate update, CancellationToken ct);

    /// <summary>
    /// Customers that changed from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first, page
    /// by page. Deleted customers do not appear.
    /// </summary>
    /// <param name="from">Start, rounded down to milliseconds.</param>
    /// <param name="to">End, rounded down to milliseconds.</param>
    /// <param name="pageSize">Rows per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<CustomerChange>> ModifiedAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct);
}
