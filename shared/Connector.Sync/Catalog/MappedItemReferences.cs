using Connector.Mapping;

namespace Connector.Sync.Catalog;

/// <summary>The cross-reference as mapping.json alone knows it (items.rule <c>same</c> or <c>table</c>).</summary>
public sealed class MappedItemReferences(MappingDocument mapping) : IItemReferences
{
    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, ItemReference>> FindAsync(string company, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, ItemReference>>(skus
            .Select(sku => (sku, part: mapping.PartOf(sku)))
            .Where(pair => pair.part is not null)
            .ToDictionary(pair => pair.sku, pair => new ItemReference { Sku = pair.sku, Company = company, Part = pair.part! }, StringComparer.Ordinal));

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> SkusOfAsync(string company, string part, CancellationToken cancellationToken) =>
        Task.FromResult(mapping.SkusOf(part) ?? []);
}
