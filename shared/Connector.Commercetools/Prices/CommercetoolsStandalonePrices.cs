using System.Globalization;
using Connector.Commercetools.Http;
using Connector.Commercetools.Models;
using Connector.Commercetools.Paging;

namespace Connector.Commercetools.Prices;

internal sealed class CommercetoolsStandalonePrices(CommercetoolsRequests requests) : ICommercetoolsStandalonePrices
{
    private const string Resource = "standalone-prices";

    public IAsyncEnumerable<IReadOnlyList<StandalonePrice>> AllAsync(int pageSize, CancellationToken ct) =>
        KeysetPages.ReadAsync<StandalonePrice>(requests, new(Resource, pageSize), price => price.Id, ct);

    public Task<IReadOnlyList<StandalonePrice>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        SkuPages.FindAsync<StandalonePrice>(requests, Resource, skus, price => price.Id, ct);

    public Task<StandalonePrice> CreateAsync(StandalonePriceDraft draft, CancellationToken ct) =>
        requests.PostAsync<StandalonePriceDraft, StandalonePrice>(Resource, draft, ct);

    public Task<StandalonePrice> UpdateAsync(string id, StandalonePriceUpdate update, CancellationToken ct) =>
        requests.PostAsync<StandalonePriceUpdate, StandalonePrice>(Path(id), update, ct);

    public Task DeleteAsync(string id, long version, CancellationToken ct) =>
        requests.DeleteAsync($"{Path(id)}?version={version.ToString(CultureInfo.InvariantCulture)}", ct);

    private static string Path(string id) => $"{Resource}/{Uri.EscapeDataString(id)}";
}
