using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Sync.Stock;

/// <summary>A batch of inventory entries that may have to change: the payload of a work item of flow <c>stock</c>.</summary>
public sealed record StockBatch
{
    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>
    /// When the producer began to read MAX, UTC: orders that reached MAX later are not surely in <see cref="StockTarget.Pieces"/>.
    /// </summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>True when the batch goes through the Import API.</summary>
    public bool Import { get; init; }

    /// <summary>The entries.</summary>
    public required IReadOnlyList<StockTarget> Targets { get; init; }
}

/// <summary>What a SKU shall have in a warehouse.</summary>
public sealed record StockTarget
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>MAX part.</summary>
    public required string Part { get; init; }

    /// <summary>Key of the supply channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Pieces before the shop's pending orders are taken off; null when MAX is to be asked again.</summary>
    public decimal? Pieces { get; init; }

    /// <summary>See <see cref="Mapping.SellableStock.ExpectedDelivery"/>.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }

    /// <summary>See <see cref="Mapping.SellableStock.RestockableInDays"/>.</summary>
    public int? RestockableInDays { get; init; }

    /// <summary>The entry as the producer saw it; null when it was not looked at.</summary>
    public KnownEntry? Entry { get; init; }

    /// <summary>True when the producer looked and there is no entry.</summary>
    public bool Missing { get; init; }
}

/// <summary>An inventory entry as it was read.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version: an update that names it changes exactly what was seen, or is refused.</param>
/// <param name="Quantity">Quantity on stock.</param>
public sealed record KnownEntry(string Id, long Version, long Quantity)
{
    /// <summary>Key, when it has one.</summary>
    public string? Key { get; init; }

    /// <summary>When more was expected.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }

    /// <summary>Days until more was expected.</summary>
    public int? RestockableInDays { get; init; }
}

/// <summary>JSON form of a batch.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StockBatch))]
public sealed partial class StockBatchJson : JsonSerializerContext
{
    /// <summary>Writes a batch.</summary>
    public static string Write(StockBatch batch) => JsonSerializer.Serialize(batch, Default.StockBatch);

    /// <summary>Reads a batch; null when the text is none.</summary>
    public static StockBatch? TryRead(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, Default.StockBatch);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
