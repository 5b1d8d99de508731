using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Connector.Mapping;

namespace Connector.Sync.Stock;

/// <summary>An order of the shop whose goods MAX's numbers may not contain: a row of table <c>demand</c>.</summary>
public sealed record OpenOrder
{
    /// <summary>Partition of all rows.</summary>
    public const string Partition = "open";

    /// <summary>commercetools order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>Version of the order that was seen last.</summary>
    public required long Version { get; init; }

    /// <summary>When the order was placed.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>What the order holds; nothing when it is cancelled, shipped or given up.</summary>
    public required IReadOnlyList<ShopDemand> Goods { get; init; }

    /// <summary>Version that brought other goods than the order was placed with: MAX must have been told of it. 0 while there was none.</summary>
    public long EditedVersion { get; init; }

    /// <summary>When MAX is known to hold the goods; null while it is not.</summary>
    public DateTimeOffset? InMaxSince { get; init; }

    /// <summary>When what the order takes from stock last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When its entries were last put on the queue to be looked at again; null before.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Goods that the order no longer holds and whose entries were not looked at since.</summary>
    public IReadOnlyList<ShopDemand> Gone { get; init; } = [];

    /// <summary>Version of the row; the default before it is written.</summary>
    public ETag ETag { get; init; }

    internal static OpenOrder Read(TableEntity row) => new()
    {
        OrderId = row.GetString(nameof(OrderId)),
        Company = row.GetString(nameof(Company)),
        Version = row.GetInt64(nameof(Version)) ?? 0,
        PlacedAt = row.GetDateTimeOffset(nameof(PlacedAt)) ?? DateTimeOffset.MinValue,
        Goods = GoodsOf(row.GetBinary(nameof(Goods))),
        EditedVersion = row.GetInt64(nameof(EditedVersion)) ?? 0,
        InMaxSince = row.GetDateTimeOffset(nameof(InMaxSince)),
        ChangedAt = row.GetDateTimeOffset(nameof(ChangedAt)) ?? DateTimeOffset.MinValue,
        CheckedAt = row.GetDateTimeOffset(nameof(CheckedAt)),
        Gone = GoodsOf(row.GetBinary(nameof(Gone))),
        ETag = row.ETag,
    };

    internal TableEntity Row(string key) => new(Partition, key)
    {
        [nameof(OrderId)] = OrderId,
        [nameof(Company)] = Company,
        [nameof(Version)] = Version,
        [nameof(PlacedAt)] = PlacedAt,
        [nameof(Goods)] = Bytes(Goods),
        [nameof(EditedVersion)] = EditedVersion,
        [nameof(InMaxSince)] = InMaxSince,
        [nameof(ChangedAt)] = ChangedAt,
        [nameof(CheckedAt)] = CheckedAt,
        [nameof(Gone)] = Bytes(Gone),
    };

    private static List<ShopDemand> GoodsOf(byte[]? bytes) => bytes is null ? [] : JsonSerializer.Deserialize<List<ShopDemand>>(Packed.Read(bytes)) ?? [];

    private static byte[] Bytes(IReadOnlyList<ShopDemand> goods) => Packed.Write(JsonSerializer.SerializeToUtf8Bytes(goods));
}
