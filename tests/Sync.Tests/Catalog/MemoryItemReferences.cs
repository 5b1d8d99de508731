using Connector.Mapping;
using Connector.Sync.Catalog;

namespace Connector.Sync.Tests.Catalog;

/// <summary>The cross-reference in memory; counts how often it is asked.</summary>
internal sealed class MemoryItemReferences : IItemReferences
{
    public List<ItemReference> Lines { get; } = [];

    public int Finds { get; private set; }

    public Task<IReadOnlyDictionary<string, ItemReference>> FindAsync(string company, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        Finds++;
        return Task.FromResult<IReadOnlyDictionary<string, ItemReference>>(Lines.Where(line => line.Company == company && skus.Contains(line.Sku)).ToDictionary(line => line.Sku));
    }

    public Task<IReadOnlyList<string>> SkusOfAsync(string company, string part, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Lines.Where(line => line.Company == company && line.Part == part).Select(line => line.Sku)]);
}
