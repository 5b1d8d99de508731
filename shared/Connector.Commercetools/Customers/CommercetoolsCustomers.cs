using Connector.Commercetools.Http;
using Connector.Commercetools.Models;
using Connector.Commercetools.Paging;

namespace Connector.Commercetools.Customers;

internal sealed class CommercetoolsCustomers(CommercetoolsRequests requests) : ICommercetoolsCustomers
{
    public Task<Customer?> GetByIdAsync(string id, CancellationToken ct) => requests.FindAsync<Customer>(Path(id), ct);

    public Task<Customer> UpdateAsync(string id, CustomerUpdate update, CancellationToken ct) =>
        requests.PostAsync<CustomerUpdate, Customer>(Path(id), update, ct);

    public IAsyncEnumerable<IReadOnlyList<CustomerChange>> ModifiedAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct) =>
        ModifiedPages.ReadAsync<CustomerChange>(
            requests, "customers", new(from, to, pageSize), row => new(row.LastModifiedAt, row.Id), ct);

    private static string Path(string id) => "customers/" + Uri.EscapeDataString(id);
}
