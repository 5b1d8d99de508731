using System.Collections.Concurrent;
using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.Storage;

namespace Connector.Sync.Catalog;

/// <summary>
/// The cross-reference in table <c>items</c>. SKUs are read by point reads side by side: a filter with <c>or</c> over row keys
/// makes Table Storage read the whole partition. What was read is known for a minute. Who asks for many parts in a row, as a
/// full comparison does, gets them from a list that is read once, in pages of 1,000.
/// </summary>
public sealed class TableItemReferences(TableServiceClient tables, TimeProvider time) : IItemReferences
{
    private const int AtATime = 32;
    private const int MostKnown = 50_000;
    private const int FewParts = 20;
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    private readonly TableClient table = tables.GetTableClient(TableName.Items);
    private readonly ConcurrentDictionary<(string Company, string Sku), (ItemReference Item, DateTimeOffset Until)> known = new();
    private readonly ConcurrentDictionary<string, PartList> lists = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, ItemReference>> FindAsync(string company, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var (now, found) = (time.GetUtcNow(), new ConcurrentDictionary<string, ItemReference>(StringComparer.Ordinal));
        List<string> missing = [];
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
        {
            if (known.TryGetValue((company, sku), out var line) && line.Until > now) found[sku] = line.Item;
            else missing.Add(sku);
        }

        if (known.Count > MostKnown) known.Clear();
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (sku, token) =>
        {
            // A SKU that is not there is asked for again at once: somebody may just have added it.
            var row = await table.GetEntityIfExistsAsync<TableEntity>(company, TableKey.Encode(sku), cancellationToken: token);
            if (!row.HasValue) return;
            var item = ItemRow.Read(row.Value!);
            known[(company, sku)] = (item, now + KnownFor);
            found[sku] = item;
        });
        return found;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> SkusOfAsync(string company, string part, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var list = lists.AddOrUpdate(company, _ => new PartList(now + KnownFor), (_, old) => old.Until > now ? old : new PartList(now + KnownFor));
        if (list.Asked() > FewParts) return (await list.AllAsync(() => ReadAllAsync(company, cancellationToken))).TryGetValue(part, out var all) ? all : [];
        var (from, below) = ItemRow.PartRange(part);
        List<string> skus = [];
        var partition = ItemRow.PartsPartition(company);
        var rows = table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {below}"), cancellationToken: cancellationToken);
        // Another part may begin with this one and the separator.
        await foreach (var row in rows)
            if (row.GetString(nameof(ItemReference.Part)) == part) skus.Add(row.GetString(nameof(ItemReference.Sku)));
        return skus;
    }

    private async Task<Dictionary<string, List<string>>> ReadAllAsync(string company, CancellationToken cancellationToken)
    {
        var partition = ItemRow.PartsPartition(company);
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken))
        {
            var part = row.GetString(nameof(ItemReference.Part));
            if (!all.TryGetValue(part, out var skus)) all[part] = skus = [];
            skus.Add(row.GetString(nameof(ItemReference.Sku)));
        }

        return all;
    }

    private sealed class PartList(DateTimeOffset until)
    {
        private readonly Lock gate = new();
        private int asked;
        private Task<Dictionary<string, List<string>>>? all;

        public DateTimeOffset Until => until;

        public int Asked() => Interlocked.Increment(ref asked);

        // Everybody who asks meanwhile waits for the same read; one that failed is begun anew.
        public Task<Dictionary<string, List<string>>> AllAsync(Func<Task<Dictionary<string, List<string>>>> read)
        {
            lock (gate) return all is null or { IsFaulted: true } or { IsCanceled: true } ? all = read() : all;
        }
    }
}
