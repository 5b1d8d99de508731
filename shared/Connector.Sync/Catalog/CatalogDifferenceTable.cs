using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.Storage;

namespace Connector.Sync.Catalog;

/// <summary>The differences of the last full comparison: what is solved disappears, what stays keeps the day on which it was first seen.</summary>
public sealed class CatalogDifferenceTable(TableServiceClient tables, TimeProvider time)
{
    private const string Text = "Advice";
    private readonly TableClient table = tables.GetTableClient(TableName.CatalogDifferences);

    /// <summary>Makes the table say what is different now.</summary>
    public async Task ReplaceAsync(IReadOnlyCollection<CatalogDifference> differences, CancellationToken cancellationToken)
    {
        var before = new Dictionary<(string, string), string?>();
        await foreach (var row in table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey", Text], cancellationToken: cancellationToken)) before[(row.PartitionKey, row.RowKey)] = row.GetString(Text);
        var now = differences.GroupBy(difference => (difference.Kind, Row: RowKey(difference))).ToDictionary(group => group.Key, group => group.First());
        foreach (var kind in now.GroupBy(pair => pair.Key.Kind))
        {
            await TableBatches.UpsertAsync(table, kind.Where(pair => !before.ContainsKey(pair.Key)).Select(pair => Row(pair.Key, pair.Value)), cancellationToken);
            foreach (var (key, changed) in kind.Where(pair => before.TryGetValue(pair.Key, out var text) && text != pair.Value.Advice))
            {
                var row = Row(key, changed);
                row.Remove("FirstSeen");
                await table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
            }
        }

        await TableBatches.DeleteAsync(table, before.Keys.Where(key => !now.ContainsKey(key)), cancellationToken);
    }

    private static string RowKey(CatalogDifference difference) => TableKey.Encode($"{difference.Company ?? "all"} {difference.Key}");

    private TableEntity Row((string Kind, string Row) key, CatalogDifference difference) => new(key.Kind, key.Row)
    {
        [nameof(CatalogDifference.Company)] = difference.Company,
        [nameof(CatalogDifference.Sku)] = difference.Sku,
        [nameof(CatalogDifference.Part)] = difference.Part,
        [nameof(CatalogDifference.InShop)] = difference.InShop,
        [nameof(CatalogDifference.InMax)] = difference.InMax,
        [Text] = difference.Advice,
        ["FirstSeen"] = time.GetUtcNow(),
    };
}
