using Azure;
using Azure.Data.Tables;

namespace Connector.Sync.Storage;

/// <summary>Writes many rows in entity-group transactions: up to 100 rows of one partition in one call, all or none.</summary>
public static class TableBatches
{
    /// <summary>Most rows of a transaction.</summary>
    public const int MostRows = 100;

    // A transaction takes 4 MB; a row here has at most some 70 kB.
    private const int MostBytes = 3_000_000;
    private const int AtATime = 8;

    /// <summary>Adds or replaces rows of one partition.</summary>
    public static Task UpsertAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Chunks(rows),
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
        async (chunk, token) => await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token));

    /// <summary>Deletes rows; those that are gone already are fine.</summary>
    public static Task DeleteAsync(TableClient table, IEnumerable<(string Partition, string Row)> rows, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        rows,
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
        async (row, token) => await table.DeleteEntityAsync(row.Partition, row.Row, ETag.All, token));

    private static IEnumerable<List<TableEntity>> Chunks(IEnumerable<TableEntity> rows)
    {
        var (chunk, bytes) = (new List<TableEntity>(), 0);
        foreach (var row in rows)
        {
            var size = 200 + row.Sum(property => property.Value is byte[] binary ? binary.Length : 100);
            if (chunk.Count == MostRows || (chunk.Count > 0 && bytes + size > MostBytes))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }

            chunk.Add(row);
            bytes += size;
        }

        if (chunk.Count > 0) yield return chunk;
    }
}
