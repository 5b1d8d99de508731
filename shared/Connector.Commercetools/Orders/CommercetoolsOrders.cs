using Connector.Commercetools.Http;
using Connector.Commercetools.Models;
using Connector.Commercetools.Paging;

namespace Connector.Commercetools.Orders;

internal sealed class CommercetoolsOrders(CommercetoolsRequests requests) : ICommercetoolsOrders
{
    private const string Expand = "?expand=paymentInfo.payments%5B*%5D&expand=lineItems%5B*%5D.supplyChannel";

    public Task<Order?> GetByIdAsync(string id, CancellationToken ct) =>
        requests.FindAsync<Order>(Path(id) + Expand, ct);

    public Task<Order> UpdateAsync(string id, OrderUpdate update, CancellationToken ct) =>
        requests.PostAsync<OrderUpdate, Order>(Path(id) + Expand, update, ct);

    public async Task<IReadOnlyList<OrderChange>> FindByPaymentAsync(string paymentId, CancellationToken ct)
    {
        var where = Uri.EscapeDataString("paymentInfo(payments(id = :payment))");
        var page = await requests.GetAsync<PagedQueryResponse<OrderChange>>(
            $"orders?limit=20&withTotal=false&where={where}&var.payment={Uri.EscapeDataString(paymentId)}", ct);
        return page.Results;
    }

    public IAsyncEnumerable<IReadOnlyList<OrderChange>> ModifiedAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct) =>
        ModifiedPages.ReadAsync<OrderChange>(
            requests, "orders", new(from, to, pageSize), row => new(row.LastModifiedAt, row.Id), ct);

    public IAsyncEnumerable<IReadOnlyList<Order>> ModifiedOrdersAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct) =>
        ModifiedPages.ReadAsync<Order>(
            requests, "orders", new(from, to, pageSize, "&expand=lineItems%5B*%5D.supplyChannel"), row => new(row.LastModifiedAt, row.Id), ct);

    public IAsyncEnumerable<IReadOnlyList<PaymentChange>> PaymentsModifiedAsync(
        DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct) =>
        ModifiedPages.ReadAsync<PaymentChange>(
            requests, "payments", new(from, to, pageSize), row => new(row.LastModifiedAt, row.Id), ct);

    private static string Path(string id) => "orders/" + Uri.EscapeDataString(id);
}
