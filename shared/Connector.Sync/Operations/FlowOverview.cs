using Azure.Data.Tables;
using Connector.Sync.DeadLetters;
using Connector.Sync.Flows;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Operations;

/// <summary>How a flow is doing.</summary>
/// <param name="Flow">Flow.</param>
/// <param name="Mode"><c>off</c>, <c>shadow</c> or <c>live</c>.</param>
/// <param name="Start">Records created before are never exported, UTC; null when the flow knows no start.</param>
/// <param name="OpenDeadLetters">Open dead letters that have a cause.</param>
/// <param name="OpenIsExact">False when there are more than were counted.</param>
/// <param name="Producers">What can be run by hand: <c>sweep</c>, <c>poll</c>, <c>comparison</c>.</param>
/// <param name="Cursors">How far each sweep or feed was read.</param>
/// <param name="Runs">The last runs of its producers, newest first.</param>
public sealed record FlowStatus(
    string Flow, string Mode, DateTimeOffset? Start, int OpenDeadLetters, bool OpenIsExact, IReadOnlyList<string> Producers, IReadOnlyList<CursorStatus> Cursors, IReadOnlyList<RunStatus> Runs);

/// <summary>How far a sweep or feed was read.</summary>
/// <param name="Name">Name.</param>
/// <param name="Position">The instant up to which everything is queued, UTC; null where the cursor is opaque.</param>
/// <param name="MovedAt">When the cursor was last written, UTC.</param>
/// <param name="AgeSeconds">Age of the position, or else of the last write, in seconds.</param>
public sealed record CursorStatus(string Name, DateTimeOffset? Position, DateTimeOffset? MovedAt, long AgeSeconds);

/// <summary>A run of a producer.</summary>
/// <param name="Kind">Kind, for example <c>delta</c> or <c>full</c>.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Summary">What it did, in one sentence.</param>
public sealed record RunStatus(string Kind, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string Summary);

/// <summary>All flows at a glance.</summary>
public sealed class FlowOverview(TableServiceClient tables, IOptionsMonitor<FlowOptions> options, CauseTable causes, Producers producers, TimeProvider time)
{
    private const int LastRuns = 5;

    /// <summary>The flows that can be off, shadow or live.</summary>
    public static IReadOnlyList<string> Flows { get; } =
        [FlowName.OrderExport, FlowName.CustomerExport, FlowName.OrderFeedback, FlowName.ReturnExport, FlowName.Stock, FlowName.Prices, FlowName.Items];

    /// <summary>Reads the state of all flows.</summary>
    public async Task<IReadOnlyList<FlowStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        var open = (await causes.ListAsync(cancellationToken)).ToLookup(cause => cause.Cause.Flow);
        var cursors = await CursorsAsync(cancellationToken);
        List<FlowStatus> flows = [];
        foreach (var flow in Flows)
        {
            var set = options.Get(flow);
            flows.Add(new(
                flow,
                set.Mode.ToString().ToLowerInvariant(),
                set.Start ?? await StartAsync(flow, cancellationToken),
                open[flow].Sum(cause => cause.Count),
                open[flow].All(cause => cause.IsExact),
                [.. producers.All.Where(producer => producer.Flow == flow).Select(producer => producer.Kind)],
                [.. cursors.Where(cursor => cursor.Name == flow || (cursor.Name.StartsWith(flow, StringComparison.Ordinal) && !char.IsAsciiLetterOrDigit(cursor.Name[flow.Length])))],
                await RunsAsync(flow, cancellationToken)));
        }

        return flows;
    }

    // Reading shall not fix a start, as FlowStart does.
    private async Task<DateTimeOffset?> StartAsync(string flow, CancellationToken cancellationToken)
    {
        var row = await tables.GetTableClient(TableName.Flows).GetEntityIfExistsAsync<TableEntity>(flow, "start", cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset("Start") : null;
    }

    private async Task<List<CursorStatus>> CursorsAsync(CancellationToken cancellationToken)
    {
        List<CursorStatus> found = [];
        await foreach (var row in tables.GetTableClient(TableName.Cursors).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            var position = row.GetDateTimeOffset("Position");
            var age = time.GetUtcNow() - (position ?? row.Timestamp ?? time.GetUtcNow());
            found.Add(new(Uri.UnescapeDataString(row.RowKey), position, row.Timestamp, Math.Max(0, (long)age.TotalSeconds)));
        }

        return found;
    }

    private async Task<List<RunStatus>> RunsAsync(string flow, CancellationToken cancellationToken)
    {
        List<RunStatus> runs = [];
        await foreach (var row in tables.GetTableClient(TableName.Runs).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {flow}"), LastRuns, cancellationToken: cancellationToken))
        {
            runs.Add(new(row.GetString("Kind") ?? "", row.GetDateTimeOffset("StartedAt"), row.GetDateTimeOffset("EndedAt"), row.GetString("Summary") ?? ""));
            if (runs.Count == LastRuns) break;
        }

        return runs;
    }
}
