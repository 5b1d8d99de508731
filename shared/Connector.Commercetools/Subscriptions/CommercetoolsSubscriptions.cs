using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.Subscriptions;

internal sealed class CommercetoolsSubscriptions(CommercetoolsRequests requests) : ICommercetoolsSubscriptions
{
    public Task<Subscription?> GetByKeyAsync(string key, CancellationToken ct) =>
        requests.FindAsync<Subscription>("subscriptions/key=" + Uri.EscapeDataString(key), ct);

    public Task<Subscription> CreateAsync(SubscriptionDraft draft, CancellationToken ct) =>
        requests.PostAsync<SubscriptionDraft, Subscription>("subscriptions", draft, ct);

    public Task<Subscription> UpdateAsync(string id, SubscriptionUpdate update, CancellationToken ct) =>
        requests.PostAsync<SubscriptionUpdate, Subscription>("subscriptions/" + Uri.EscapeDataString(id), update, ct);
}
