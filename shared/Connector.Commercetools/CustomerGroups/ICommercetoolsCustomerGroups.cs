using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Customer groups. Throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsCustomerGroups
{
    /// <summary>The group with a key, or null.</summary>
    Task<CustomerGroup?> GetByKeyAsync(string key, CancellationToken ct);
}
