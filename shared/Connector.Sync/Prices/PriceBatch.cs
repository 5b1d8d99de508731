using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Sync.Prices;

/// <summary>SKUs whose prices may have to change: the payload of a work item of flow <c>prices</c>. A hint: the worker reads both sides again.</summary>
public sealed record PriceBatch
{
    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>True when new prices go through the Import API.</summary>
    public bool Import { get; init; }

    /// <summary>The SKUs.</summary>
    public required IReadOnlyList<PriceTarget> Targets { get; init; }
}

/// <summary>A SKU.</summary>
/// <param name="Sku">SKU.</param>
/// <param name="Part">MAX part that it stands for; null when it stands for none any more.</param>
public sealed record PriceTarget(string Sku, string? Part);

/// <summary>JSON form of a batch.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PriceBatch))]
public sealed partial class PriceBatchJson : JsonSerializerContext
{
    /// <summary>Writes a batch.</summary>
    public static string Write(PriceBatch batch) => JsonSerializer.Serialize(batch, Default.PriceBatch);

    /// <summary>Reads a batch; null when the text is none.</summary>
    public static PriceBatch? TryRead(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, Default.PriceBatch);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
