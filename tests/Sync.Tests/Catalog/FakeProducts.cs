using System.Collections.Concurrent;
using Connector.Commercetools;

namespace Connector.Sync.Tests.Catalog;

/// <summary>Published products.</summary>
internal sealed class FakeProducts : ICommercetoolsProducts
{
    public List<ProductRow> All { get; } = [];

    public ConcurrentBag<(string Id, ProductUpdate Update)> Updates { get; } = [];

    public Func<string, Exception?> Refuses { get; set; } = _ => null;

    public async IAsyncEnumerable<IReadOnlyList<ProductRow>> AllAsync(int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var page in All.Chunk(pageSize)) yield return page;
    }

    public Task<long> UpdateAsync(string id, ProductUpdate update, CancellationToken ct)
    {
        if (Refuses(id) is { } refusal) return Task.FromException<long>(refusal);
        Updates.Add((id, update));
        return Task.FromResult(update.Version + 1);
    }

    public static ProductRow Product(params string[] skus) => new()
    {
        Id = $"product {skus[0]}",
        Version = 3,
        Variants = [.. skus.Select((sku, i) => new VariantRow { Id = i + 1, Sku = sku })],
    };
}
