using System.Globalization;
using Azure.Data.Tables;
using Connector.Sync.Storage;
using Connector.Sync.Telemetry;

namespace Connector.Sync.Runs;

/// <summary>What one run of a producer did.</summary>
public sealed record RunSummary
{
    /// <summary>Flow.</summary>
    public required string Flow { get; init; }

    /// <summary>What kind of run, for example <c>delta</c> or <c>full</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>One sentence of statistics for people, without personal data.</summary>
    public required string Sentence { get; init; }

    /// <summary>The same in numbers, by name.</summary>
    public required IReadOnlyDictionary<string, long> Figures { get; init; }
}

/// <summary>The log of runs in Table Storage: table <c>runs</c>, partition = flow, newest first by row key.</summary>
public sealed class RunLog(TableServiceClient tables, TimeProvider time, ConnectorTelemetry? telemetry = null)
{
    private readonly TableClient table = tables.GetTableClient(TableName.Runs);

    /// <summary>Writes the row of a run that has ended.</summary>
    public async Task WriteAsync(RunSummary run, CancellationToken cancellationToken)
    {
        var row = new TableEntity(run.Flow, RowKey(run))
        {
            ["Kind"] = run.Kind,
            ["StartedAt"] = run.StartedAt,
            ["EndedAt"] = time.GetUtcNow(),
            ["Summary"] = run.Sentence,
        };
        foreach (var (name, value) in run.Figures) row[name] = value;
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        telemetry?.Run(run.Flow, run.Kind);
    }

    private static string RowKey(RunSummary run) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - run.StartedAt.UtcTicks:D19} {run.Kind}");
}
