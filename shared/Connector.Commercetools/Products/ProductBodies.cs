using System.Text.Json;

namespace Connector.Commercetools.Products;

/// <summary>An update of a product as it is sent.</summary>
internal sealed record ProductUpdateBody(long Version, IReadOnlyList<SetAttributeBody> Actions)
{
    public static ProductUpdateBody Of(ProductUpdate update) =>
        new(update.Version, [.. update.Actions.Select(action => new SetAttributeBody(action.Sku, action.Name, action.Value))]);
}

/// <summary><c>setAttribute</c> for both projections; without a value it removes the attribute.</summary>
internal sealed record SetAttributeBody(string Sku, string Name, JsonElement? Value)
{
    public string Action { get; } = "setAttribute";

    public bool Staged { get; }
}

/// <summary>What is read of an updated product.</summary>
internal sealed record ProductReply
{
    public required long Version { get; init; }
}

/// <summary>What is read of a product projection.</summary>
internal sealed record ProjectionReply
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public string? Key { get; init; }

    /// <summary>Absent in projects that keep variants outside products.</summary>
    public VariantReply? MasterVariant { get; init; }

    public IReadOnlyList<VariantReply> Variants { get; init; } = [];

    public ProductRow ToRow() => new()
    {
        Id = Id,
        Version = Version,
        Key = Key,
        Variants = [.. (MasterVariant is null ? Variants : Variants.Prepend(MasterVariant)).Select(variant => variant.ToRow())],
    };
}

/// <summary>What is read of a variant.</summary>
internal sealed record VariantReply
{
    public required int Id { get; init; }

    public string? Sku { get; init; }

    public string? Key { get; init; }

    public IReadOnlyList<AttributeReply> Attributes { get; init; } = [];

    public VariantRow ToRow() => new()
    {
        Id = Id,
        Sku = Sku,
        Key = Key,
        Attributes = Attributes.DistinctBy(attribute => attribute.Name).ToDictionary(attribute => attribute.Name, attribute => attribute.Value),
    };
}

/// <summary>An attribute; its value is the project's own type.</summary>
internal sealed record AttributeReply
{
    public required string Name { get; init; }

    public JsonElement Value { get; init; }
}
