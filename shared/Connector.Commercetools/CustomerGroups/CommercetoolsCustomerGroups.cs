using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.CustomerGroups;

internal sealed class CommercetoolsCustomerGroups(CommercetoolsRequests requests) : ICommercetoolsCustomerGroups
{
    public Task<CustomerGroup?> GetByKeyAsync(string key, CancellationToken ct) =>
        requests.FindAsync<CustomerGroup>("customer-groups/key=" + Uri.EscapeDataString(key), ct);
}
