using System.Text.Json;

namespace Connector.Commercetools;

/// <summary>Products, as far as identifiers and a few attributes need them. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsProducts
{
    /// <summary>All current product projections with their variants, page by page, by id (keyset paging).</summary>
    /// <param name="pageSize">Products per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<ProductRow>> AllAsync(int pageSize, CancellationToken ct);

    /// <summary>Applies all actions or none to a product and returns its new version.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<long> UpdateAsync(string id, ProductUpdate update, CancellationToken ct);
}

/// <summary>A product with its variants, the master first.</summary>
public sealed record ProductRow
{
    /// <summary>Product id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public required long Version { get; init; }

    /// <summary>Product key.</summary>
    public string? Key { get; init; }

    /// <summary>Variants.</summary>
    public required IReadOnlyList<VariantRow> Variants { get; init; }
}

/// <summary>A variant of a product.</summary>
public sealed record VariantRow
{
    /// <summary>Number within the product.</summary>
    public required int Id { get; init; }

    /// <summary>SKU; a variant may have none.</summary>
    public string? Sku { get; init; }

    /// <summary>Key, unique within the product.</summary>
    public string? Key { get; init; }

    /// <summary>Attributes by name, kept as JSON because their types are the project's own.</summary>
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = new Dictionary<string, JsonElement>();
}

/// <summary>Sets attributes of a product's variants: the version that was read, and the actions.</summary>
public sealed record ProductUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<ProductSetAttributeAction> Actions { get; init; }
}

/// <summary>Sets or removes an attribute of a variant, in the current and the staged projection (action <c>setAttribute</c>, <c>staged: false</c>).</summary>
public sealed record ProductSetAttributeAction
{
    /// <summary>The variant.</summary>
    public required string Sku { get; init; }

    /// <summary>Attribute.</summary>
    public required string Name { get; init; }

    /// <summary>Value as the attribute's type asks for; null removes it.</summary>
    public JsonElement? Value { get; init; }
}
