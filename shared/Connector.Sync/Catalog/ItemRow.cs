using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Azure.Data.Tables;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Storage;

namespace Connector.Sync.Catalog;

/// <summary>A line of the cross-reference as rows of table <c>items</c>: one by SKU, one by part.</summary>
internal static class ItemRow
{
    private const string Hash = "Hash";

    /// <summary>Separates part and SKU in a row key; the key's end is the next character, for range queries.</summary>
    private const char Separator = '|';

    public static string PartsPartition(string company) => $"{company} parts";

    public static string PartKey(string part, string sku) => TableKey.Encode(PartPrefix(part) + TableKey.Encode(sku));

    public static (string From, string Below) PartRange(string part) => (PartPrefix(part), TableKey.Encode(part) + (char)(Separator + 1));

    public static TableEntity BySku(ItemReference item) => new(item.Company, TableKey.Encode(item.Sku))
    {
        [nameof(ItemReference.Sku)] = item.Sku,
        [nameof(ItemReference.Part)] = item.Part,
        [nameof(ItemReference.VariantKey)] = item.VariantKey,
        [nameof(ItemReference.Gtin)] = item.Gtin,
        [nameof(ItemReference.SalesUnit)] = item.SalesUnit,
        [nameof(ItemReference.TaxCode)] = item.TaxCode,
        [nameof(ItemReference.LeadTimeDays)] = item.LeadTimeDays,
        [nameof(ItemReference.Discontinued)] = item.Discontinued,
        [nameof(ItemReference.CustomerParts)] = CustomerParts(item),
        [Hash] = HashOf(item),
    };

    public static TableEntity ByPart(ItemReference item) => new(PartsPartition(item.Company), PartKey(item.Part, item.Sku))
    {
        [nameof(ItemReference.Part)] = item.Part,
        [nameof(ItemReference.Sku)] = item.Sku,
    };

    public static ItemReference Read(TableEntity row) => new()
    {
        Sku = row.GetString(nameof(ItemReference.Sku)),
        Company = row.PartitionKey,
        Part = row.GetString(nameof(ItemReference.Part)),
        VariantKey = row.GetString(nameof(ItemReference.VariantKey)),
        Gtin = row.GetString(nameof(ItemReference.Gtin)),
        SalesUnit = row.GetString(nameof(ItemReference.SalesUnit)),
        TaxCode = row.GetString(nameof(ItemReference.TaxCode)),
        LeadTimeDays = row.GetInt32(nameof(ItemReference.LeadTimeDays)),
        Discontinued = row.GetBoolean(nameof(ItemReference.Discontinued)) ?? false,
        CustomerParts = row.GetBinary(nameof(ItemReference.CustomerParts)) is { } json ? JsonSerializer.Deserialize<List<CustomerPartNumber>>(json) ?? [] : [],
    };

    public static (string Part, string Hash) Known(TableEntity row) => (row.GetString(nameof(ItemReference.Part)), row.GetString(Hash) ?? "");

    public static string HashOf(ItemReference item) => XxHash128.HashToUInt128(JsonSerializer.SerializeToUtf8Bytes(item)).ToString("x32", CultureInfo.InvariantCulture);

    private static string PartPrefix(string part) => TableKey.Encode(part) + Separator;

    // A property holds 64 kB: enough for 1,000 customers of one part.
    private static byte[]? CustomerParts(ItemReference item) => item.CustomerParts.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(item.CustomerParts) switch
    {
        { Length: <= 64_000 } json => json,
        _ => throw new InvalidDataException($"Part {item.Part} has {item.CustomerParts.Count} customer part numbers, more than a row of the cross-reference holds."),
    };
}
