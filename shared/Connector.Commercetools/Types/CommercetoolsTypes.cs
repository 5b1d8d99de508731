using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.Types;

internal sealed class CommercetoolsTypes(CommercetoolsRequests requests) : ICommercetoolsTypes
{
    public Task<CustomType?> GetByKeyAsync(string key, CancellationToken ct) =>
        requests.FindAsync<CustomType>("types/key=" + Uri.EscapeDataString(key), ct);

    public Task<CustomType> CreateAsync(TypeDraft draft, CancellationToken ct) =>
        requests.PostAsync<TypeDraft, CustomType>("types", draft, ct);

    public Task<CustomType> UpdateAsync(string id, TypeUpdate update, CancellationToken ct) =>
        requests.PostAsync<TypeUpdate, CustomType>("types/" + Uri.EscapeDataString(id), update, ct);
}
