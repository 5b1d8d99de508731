using System.Text.Json;
using System.Text.Json.Serialization;
using Connector.Commercetools;

namespace Connector.Sync.Catalog;

/// <summary>
/// Product attributes to set: the payload of a work item of flow <c>items</c>. Each product is changed only at the version
/// that the comparison saw; a product that changed since is left to the next one.
/// </summary>
public sealed record AttributeBatch
{
    /// <summary>The products.</summary>
    public required IReadOnlyList<AttributeTarget> Products { get; init; }
}

/// <summary>A product and what to set on it.</summary>
/// <param name="Id">Product id.</param>
/// <param name="Update">Version and actions.</param>
public sealed record AttributeTarget(string Id, ProductUpdate Update);

/// <summary>JSON form of a batch.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AttributeBatch))]
public sealed partial class AttributeBatchJson : JsonSerializerContext
{
    /// <summary>Writes a batch.</summary>
    public static string Write(AttributeBatch batch) => JsonSerializer.Serialize(batch, Default.AttributeBatch);

    /// <summary>Reads a batch; null when the text is none.</summary>
    public static AttributeBatch? TryRead(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, Default.AttributeBatch);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
