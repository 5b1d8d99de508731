using Azure;
using Azure.Data.Tables;
using Connector.Sync.Runs;
using Connector.Sync.Storage;
using Connector.Sync.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Housekeeping;

/// <summary>Removes what is older than its retention, page by page. Open dead letters stay, without their payload.</summary>
public sealed class Retention(
    TableServiceClient tables,
    PayloadRemoval payloads,
    RunLog runs,
    ConnectorTelemetry telemetry,
    IOptions<HousekeepingOptions> options,
    TimeProvider time,
    ILogger<Retention> logger)
{
    /// <summary>Name under which its runs are logged.</summary>
    public const string Flow = "housekeeping";

    private const int PageSize = 100;
    private const int AtATime = 8;

    /// <summary>Runs once and writes a run row that says what was removed.</summary>
    public async Task<RunSummary> RunAsync(CancellationToken cancellationToken)
    {
        var (now, days) = (time.GetUtcNow(), options.Value);
        // Rows first: a crash in between leaves a blob that goes by its age, never a row that names a blob that is gone.
        var figures = new Dictionary<string, long>
        {
            ["Payloads"] = await payloads.FromRowsAsync(now.AddDays(-days.SnapshotDays), days.SnapshotDays, cancellationToken),
            ["Snapshots"] = await payloads.BlobsAsync(now.AddDays(-days.SnapshotDays), cancellationToken),
            ["Runs"] = await DeleteAsync(TableName.Runs, TableClient.CreateQueryFilter($"EndedAt lt {now.AddDays(-days.RunDays)}"), cancellationToken),
            ["ClosedDeadLetters"] = await DeleteAsync(
                TableName.DeadLetters, TableClient.CreateQueryFilter($"PartitionKey eq 'closed' and ClosedAt lt {now.AddDays(-days.ClosedDeadLetterDays)}"), cancellationToken),
            ["Shadow"] = await DeleteAsync(TableName.Shadow, TableClient.CreateQueryFilter($"RecordedAt lt {now.AddDays(-days.ShadowDays)}"), cancellationToken),
        };
        telemetry.Removed("payloads", figures["Payloads"]);
        telemetry.Removed("snapshots", figures["Snapshots"]);
        telemetry.Removed("runs", figures["Runs"]);
        telemetry.Removed("closed_dead_letters", figures["ClosedDeadLetters"]);
        telemetry.Removed("shadow", figures["Shadow"]);
        var sentence = $"Removed the payload of {figures["Payloads"]} dead letters, {figures["Snapshots"]} snapshots, {figures["Runs"]} rows of runs, {figures["ClosedDeadLetters"]} closed dead letters and {figures["Shadow"]} shadow records.";
        var summary = new RunSummary { Flow = Flow, Kind = "retention", StartedAt = now, Sentence = sentence, Figures = figures };
        await runs.WriteAsync(summary, cancellationToken);
        logger.LogInformation("{Summary}", sentence);
        return summary;
    }

    private async Task<long> DeleteAsync(string name, string filter, CancellationToken cancellationToken)
    {
        var (table, count) = (tables.GetTableClient(name), 0L);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await foreach (var page in table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken).AsPages())
        {
            await Parallel.ForEachAsync(page.Values, parallel, async (row, token) =>
            {
                try
                {
                    await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, token);
                    Interlocked.Increment(ref count);
                }
                catch (RequestFailedException e) when (e.Status is 412)
                {
                    // Written anew since the page was read: it is not old any more.
                }
            });
        }

        return count;
    }
}
