using Connector.Mapping;

namespace Connector.Sync.Catalog;

/// <summary>The cross-reference of SKUs and MAX parts.</summary>
public interface IItemReferences
{
    /// <summary>The lines of some SKUs in a company; a SKU that is not known is missing.</summary>
    Task<IReadOnlyDictionary<string, ItemReference>> FindAsync(string company, IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>The SKUs that stand for a part.</summary>
    Task<IReadOnlyList<string>> SkusOfAsync(string company, string part, CancellationToken cancellationToken);
}
