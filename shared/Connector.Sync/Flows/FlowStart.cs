using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Flows;

/// <summary>The instant from which a flow exports records: as set, else its first start, remembered for good.</summary>
public sealed class FlowStart(TableServiceClient tables, IOptionsMonitor<FlowOptions> options, TimeProvider time)
{
    private const string Row = "start";
    private const string Instant = "Start";
    private readonly ConcurrentDictionary<string, DateTimeOffset> known = new();
    private readonly TableClient table = tables.GetTableClient(TableName.Flows);

    /// <summary>The start of a flow; the first call ever fixes it to now when it is not set.</summary>
    public async Task<DateTimeOffset> OfAsync(string flow, CancellationToken cancellationToken)
    {
        if (options.Get(flow).Start is { } set) return set;
        if (known.TryGetValue(flow, out var start)) return start;
        start = await ReadAsync(flow, cancellationToken) ?? await FixAsync(flow, cancellationToken);
        return known.GetOrAdd(flow, start);
    }

    private async Task<DateTimeOffset?> ReadAsync(string flow, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(flow, Row, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset(Instant) : null;
    }

    private async Task<DateTimeOffset> FixAsync(string flow, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            await table.AddEntityAsync(new TableEntity(flow, Row) { [Instant] = now }, cancellationToken);
            return now;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Another instance was first.
            return await ReadAsync(flow, cancellationToken) ?? now;
        }
    }
}
