using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.Payments;

internal sealed class CommercetoolsPayments(CommercetoolsRequests requests) : ICommercetoolsPayments
{
    public Task<Payment?> GetByIdAsync(string id, CancellationToken ct) =>
        requests.FindAsync<Payment>(Path(id), ct);

    public Task<Payment> UpdateAsync(string id, PaymentUpdate update, CancellationToken ct) =>
        requests.PostAsync<PaymentUpdate, Payment>(Path(id), update, ct);

    private static string Path(string id) => "payments/" + Uri.EscapeDataString(id);
}
