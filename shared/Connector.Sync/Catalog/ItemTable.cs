using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.Storage;

namespace Connector.Sync.Catalog;

/// <summary>Writes the cross-reference: only lines that changed, a hundred per call.</summary>
public sealed class ItemTable(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(TableName.Items);

    /// <summary>Part and content hash of every SKU of a company.</summary>
    public async Task<Dictionary<string, (string Part, string Hash)>> LoadAsync(string company, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        string[] columns = [nameof(ItemReference.Sku), nameof(ItemReference.Part), "Hash"];
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == company, select: columns, cancellationToken: cancellationToken))
            known[row.GetString(nameof(ItemReference.Sku))] = ItemRow.Known(row);
        return known;
    }

    /// <summary>True when the line is written already.</summary>
    public static bool IsSame(ItemReference item, IReadOnlyDictionary<string, (string Part, string Hash)> known) =>
        known.TryGetValue(item.Sku, out var line) && line.Hash == ItemRow.HashOf(item);

    /// <summary>Writes lines of one company.</summary>
    /// <param name="items">The lines, each SKU once.</param>
    /// <param name="known">What stood there before, to take back where a SKU had another part.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public async Task WriteAsync(IReadOnlyCollection<ItemReference> items, IReadOnlyDictionary<string, (string Part, string Hash)> known, CancellationToken cancellationToken)
    {
        if (items.Count == 0) return;
        // The SKU's row, with its hash, comes last: after a crash in between the line still counts as changed.
        await TableBatches.UpsertAsync(table, items.Select(ItemRow.ByPart), cancellationToken);
        var moved = items.Where(item => known.TryGetValue(item.Sku, out var line) && line.Part != item.Part)
            .Select(item => (ItemRow.PartsPartition(item.Company), ItemRow.PartKey(known[item.Sku].Part, item.Sku)));
        await TableBatches.DeleteAsync(table, moved, cancellationToken);
        await TableBatches.UpsertAsync(table, items.Select(ItemRow.BySku), cancellationToken);
    }

    /// <summary>Removes SKUs of a company.</summary>
    public async Task RemoveAsync(string company, IReadOnlyCollection<(string Sku, string Part)> lines, CancellationToken cancellationToken)
    {
        await TableBatches.DeleteAsync(table, lines.Select(line => (ItemRow.PartsPartition(company), ItemRow.PartKey(line.Part, line.Sku))), cancellationToken);
        await TableBatches.DeleteAsync(table, lines.Select(line => (company, TableKey.Encode(line.Sku))), cancellationToken);
    }
}
