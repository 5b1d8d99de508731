using System.Runtime.CompilerServices;
using Connector.Commercetools.Http;
using Connector.Commercetools.Paging;

namespace Connector.Commercetools.Products;

internal sealed class CommercetoolsProducts(CommercetoolsRequests requests) : ICommercetoolsProducts
{
    public async IAsyncEnumerable<IReadOnlyList<ProductRow>> AllAsync(int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        var read = new KeysetRead("product-projections", pageSize) { Options = "&staged=false" };
        await foreach (var page in KeysetPages.ReadAsync<ProjectionReply>(requests, read, product => product.Id, ct))
            yield return [.. page.Select(product => product.ToRow())];
    }

    public async Task<long> UpdateAsync(string id, ProductUpdate update, CancellationToken ct)
    {
        var product = await requests.PostAsync<ProductUpdateBody, ProductReply>(
            "products/" + Uri.EscapeDataString(id), ProductUpdateBody.Of(update), ct);
        return product.Version;
    }
}
