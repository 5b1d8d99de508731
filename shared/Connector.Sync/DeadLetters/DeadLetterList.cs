using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace Connector.Sync.DeadLetters;

/// <summary>Reads dead letters for operators.</summary>
public sealed class DeadLetterList(TableServiceClient tables, CauseTable causes, SnapshotStore snapshots)
{
    /// <summary>Most rows of a page.</summary>
    public const int MostRows = 200;

    private const string Open = "open";
    private static readonly string[] Columns =
    [
        "PartitionKey", "RowKey", "Flow", "Key", "Cause", "Code", "Summary", "Advice", "Attempts", "CorrelationId", "FirstSeen", "LastSeen", "ClosedAt", "ClosedBecause",
    ];

    private readonly TableClient letters = tables.GetTableClient(TableName.DeadLetters);

    /// <summary>A page of dead letters, newest first: one query to storage, however many there are.</summary>
    /// <param name="open">Open ones, or closed ones.</param>
    /// <param name="flow">Of this flow only; null for all.</param>
    /// <param name="next">From the page before; null begins.</param>
    /// <param name="size">Rows of a page, 1 to <see cref="MostRows"/>.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<DeadLetterPage> ListAsync(bool open, string? flow, string? next, int size, CancellationToken cancellationToken)
    {
        var partition = open ? Open : "closed";
        var filter = flow is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Flow eq {flow}");
        var pages = letters.QueryAsync<TableEntity>(filter, size, Columns, cancellationToken).AsPages(next, size);
        await foreach (var page in pages.WithCancellation(cancellationToken))
            return new([.. page.Values.Select(row => Read(row))], page.ContinuationToken);
        return new([], null);
    }

    /// <summary>One dead letter with its payloads, open or closed; null when there is none.</summary>
    public async Task<DeadLetterRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var partition in (string[])[Open, "closed"])
        {
            var row = await letters.GetEntityIfExistsAsync<TableEntity>(partition, id, cancellationToken: cancellationToken);
            if (row.HasValue) return await WithPayloadsAsync(row.Value!, cancellationToken);
        }

        return null;
    }

    /// <summary>The open dead letters of a cause behind a position, with their work items.</summary>
    public async IAsyncEnumerable<OpenLetter> OfCauseAsync(string cause, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (member, id) in causes.MembersAsync(cause, after, cancellationToken))
        {
            var row = await letters.GetEntityIfExistsAsync<TableEntity>(Open, id, [.. Columns, "Item"], cancellationToken);
            if (row.HasValue) yield return new(member, await WithItemAsync(row.Value!, cancellationToken));
        }
    }

    /// <summary>
    /// The open dead letters of a flow, or all, behind a position, with their work items. Newest first, so one that fails again
    /// meanwhile lies before the position and is not met twice.
    /// </summary>
    public async IAsyncEnumerable<OpenLetter> OpenAsync(string? flow, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = after ?? "";
        var filter = flow is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Open} and RowKey gt {from}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {Open} and RowKey gt {from} and Flow eq {flow}");
        await foreach (var row in letters.QueryAsync<TableEntity>(filter, select: [.. Columns, "Item"], cancellationToken: cancellationToken))
            yield return new(row.RowKey, await WithItemAsync(row, cancellationToken));
    }

    private async Task<DeadLetterRow> WithItemAsync(TableEntity row, CancellationToken cancellationToken) =>
        Read(row) with { Item = await snapshots.ReadAsync(row.GetString("Item"), cancellationToken) is { } item ? WorkItemJson.TryRead(item) : null };

    private async Task<DeadLetterRow> WithPayloadsAsync(TableEntity row, CancellationToken cancellationToken) => await WithItemAsync(row, cancellationToken) with
    {
        Problems = Problems(row.GetString("Problems")),
        Source = await snapshots.ReadAsync(row.GetString("Source"), cancellationToken),
        Target = await snapshots.ReadAsync(row.GetString("Target"), cancellationToken),
    };

    // A list that was too long for its column is cut, and no JSON any more; the advice says the same in words.
    private static List<Problem> Problems(string? json)
    {
        try
        {
            return json is null ? [] : JsonSerializer.Deserialize<List<Problem>>(json, JsonSerializerOptions.Web) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static DeadLetterRow Read(TableEntity row) => new()
    {
        Id = row.RowKey,
        IsOpen = row.PartitionKey == Open,
        Flow = row.GetString("Flow") ?? "",
        Key = row.GetString("Key") ?? "",
        Cause = row.GetString("Cause"),
        Code = row.GetString("Code") ?? "",
        Summary = row.GetString("Summary") ?? "",
        Advice = row.GetString("Advice") ?? "",
        Attempts = row.GetInt32("Attempts") ?? 0,
        CorrelationId = row.GetString("CorrelationId") ?? "",
        FirstSeen = row.GetDateTimeOffset("FirstSeen") ?? DateTimeOffset.MinValue,
        LastSeen = row.GetDateTimeOffset("LastSeen") ?? DateTimeOffset.MinValue,
        ClosedAt = row.GetDateTimeOffset("ClosedAt"),
        ClosedBecause = row.GetString("ClosedBecause"),
    };
}
