using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Sync.Stock;

/// <summary>
/// Inventory entries that may have to change: the payload of a work item of flow <c>stock</c>. A hint: the worker asks MAX
/// again, and changes an entry only at the version that is named here, or after it has read it again.
/// </summary>
public sealed record StockBatch
{
    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>True when the batch goes through the Import API.</summary>
    public bool Import { get; init; }

    /// <summary>Import container whose operations must be done before the entries are looked at; null for none.</summary>
    public string? After { get; init; }

    /// <summary>True when the producer has looked at the entries: one that is null does not exist.</summary>
    public bool Looked { get; init; }

    /// <summary>The entries.</summary>
    public required IReadOnlyList<StockTarget> Targets { get; init; }
}

/// <summary>A SKU in a warehouse.</summary>
public sealed record StockTarget
{
    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Key of the supply channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The entry as the producer saw it.</summary>
    public KnownEntry? Entry { get; init; }

    /// <summary>What MAX said to the producer, as <see cref="PublishedStock.ValueOf"/>; null when it was not asked.</summary>
    public ulong? Value { get; init; }
}

/// <summary>An inventory entry as it was read.</summary>
public sealed record KnownEntry
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version: an update that names it changes exactly what was seen, or is refused.</summary>
    public required long Version { get; init; }

    /// <summary>Quantity on stock.</summary>
    public required long Quantity { get; init; }

    /// <summary>True when the entry has the key that we give entries, by which the Import API finds it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasOurKey { get; init; }

    /// <summary>When more was expected.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }

    /// <summary>What matters of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="channel">Key of its supply channel.</param>
    public static KnownEntry Of(Commercetools.Models.InventoryEntry entry, string channel) => new()
    {
        Id = entry.Id,
        Version = entry.Version,
        Quantity = entry.QuantityOnStock,
        HasOurKey = entry.Key is { } key && key == EntryKey.Of(entry.Sku, channel),
        ExpectedDelivery = entry.ExpectedDelivery,
    };
}

/// <summary>JSON form of a batch. A quantity of 0 is written: it is required when the batch is read.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
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
