using Azure.Data.Tables;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace Connector.Sync.Operations;

/// <summary>How many items of a replay are where.</summary>
/// <param name="Total">Items so far.</param>
/// <param name="Enqueued">On their queues.</param>
/// <param name="Succeeded">Succeeded.</param>
/// <param name="Skipped">Nothing to do, or nothing that could be enqueued.</param>
/// <param name="Failed">Dead-lettered again.</param>
public sealed record ReplayProgress(int Total, int Enqueued, int Succeeded, int Skipped, int Failed);

/// <summary>The items of replays: table <c>operations</c>, partition = operation, row = flow and key.</summary>
public sealed class ReplayTable(TableServiceClient tables, TimeProvider time) : IReplays
{
    private const string State = "State";
    private readonly TableClient table = tables.GetTableClient(TableName.Operations);

    /// <summary>Records items before they are enqueued, so that none can end before it is known.</summary>
    public Task AddAsync(string operation, IEnumerable<(string Flow, string Key, ReplayState State)> items, CancellationToken cancellationToken) => TableBatches.UpsertAsync(
        table,
        items.Select(item => Row(operation, item.Flow, item.Key, item.State)).DistinctBy(row => row.RowKey),
        cancellationToken);

    /// <inheritdoc />
    public Task SettledAsync(WorkItem item, ReplayState state, CancellationToken cancellationToken) => item.Replay is { } operation
        ? table.UpsertEntityAsync(Row(operation, item.Flow, item.Key, state), TableUpdateMode.Replace, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Counts the items of a replay.</summary>
    public async Task<ReplayProgress> CountAsync(string operation, CancellationToken cancellationToken)
    {
        var counts = new int[Enum.GetValues<ReplayState>().Length];
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {operation}"), select: [State], cancellationToken: cancellationToken))
            if (Enum.TryParse<ReplayState>(row.GetString(State), out var state)) counts[(int)state]++;
        return new(counts.Sum(), Of(ReplayState.Enqueued), Of(ReplayState.Succeeded), Of(ReplayState.Skipped), Of(ReplayState.Failed));

        int Of(ReplayState state) => counts[(int)state];
    }

    private TableEntity Row(string operation, string flow, string key, ReplayState state) => new(TableKey.Encode(operation), $"{flow} {TableKey.Encode(key)}")
    {
        ["Flow"] = flow,
        // A key from outside may be of any length; a property is not.
        ["Key"] = key.Length <= 1_000 ? key : key[..1_000],
        [State] = state.ToString(),
        ["At"] = time.GetUtcNow(),
    };
}
