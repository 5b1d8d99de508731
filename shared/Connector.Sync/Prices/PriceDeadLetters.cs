using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.DeadLetters;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Telemetry;
using Connector.Sync.Work;

namespace Connector.Sync.Prices;

/// <summary>
/// What keeps single SKUs, or a whole company, from getting prices: dead letters of flow <c>prices</c> under the key
/// <c>company/SKU</c>, or the company's name. They have no message of their own: the rest of the batch goes on.
/// </summary>
public sealed class PriceDeadLetters(IDeadLetters letters, TableServiceClient tables, ConnectorTelemetry telemetry, TimeProvider time)
{
    private readonly TableClient keys = tables.GetTableClient(TableName.DeadLetterKeys);

    /// <summary>Key of a SKU.</summary>
    public static string KeyOf(string company, string sku) => $"{company}/{sku}";

    /// <summary>Opens or renews a dead letter.</summary>
    public async Task OpenAsync(string key, IReadOnlyList<Problem> problems, string correlationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var item = new WorkItem { Flow = FlowName.Prices, Key = key, Reason = "prices", FirstSeen = now, CorrelationId = correlationId };
        await letters.OpenAsync(DeadLetterText.Of(item, problems, Snapshots.None, new(FlowName.Prices, correlationId, null), now), cancellationToken);
        telemetry.Item(FlowName.Prices, "dead_letter", problems[0].Code);
    }

    /// <summary>Keys of what is open.</summary>
    public async Task<IReadOnlySet<string>> OpenKeysAsync(CancellationToken cancellationToken)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in keys.QueryAsync<TableEntity>(row => row.PartitionKey == FlowName.Prices, select: ["RowKey"], cancellationToken: cancellationToken))
            open.Add(Uri.UnescapeDataString(row.RowKey));
        return open;
    }

    /// <summary>Closes what is solved.</summary>
    public async Task CloseAsync(IEnumerable<string> solved, CancellationToken cancellationToken)
    {
        foreach (var key in solved) await letters.CloseAsync(FlowName.Prices, key, "succeeded", cancellationToken);
    }
}
