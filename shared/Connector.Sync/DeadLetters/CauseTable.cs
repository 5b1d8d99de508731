using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.DeadLetters;

/// <summary>A cause and how many open dead letters have it.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Count">Open dead letters, counted up to <see cref="CauseTable.MostCounted"/>.</param>
/// <param name="IsExact">False when there are more than were counted.</param>
/// <param name="FirstSeen">When the cause was first seen, UTC.</param>
/// <param name="LastSeen">When it was seen last, UTC.</param>
public sealed record CauseSummary(Cause Cause, int Count, bool IsExact, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);

/// <summary>
/// The causes of the open dead letters: table <c>causes</c>, partition <c>open</c> with a row per cause, and a partition per
/// cause with a row per key. Members are written before the dead letter they belong to: after a crash a member may lead to
/// nothing, which whoever follows it sees, and never the other way round. A member is written before the row of its cause,
/// so that nobody forgets a cause that has just got one.
/// </summary>
public sealed class CauseTable(TableServiceClient tables)
{
    /// <summary>Members are counted up to this number: a page of storage.</summary>
    public const int MostCounted = 1_000;

    private const string Causes = "open";
    private readonly TableClient table = tables.GetTableClient(TableName.Causes);

    /// <summary>Makes a key a member of a cause.</summary>
    public async Task JoinAsync(Cause cause, DeadLetter letter, string rowKey, CancellationToken cancellationToken)
    {
        await table.UpsertEntityAsync(
            new TableEntity(cause.Id, Member(letter.Flow, letter.Key)) { ["Row"] = rowKey },
            TableUpdateMode.Replace,
            cancellationToken);
        var known = await table.GetEntityIfExistsAsync<TableEntity>(Causes, cause.Id, ["FirstSeen"], cancellationToken);
        await table.UpsertEntityAsync(
            new TableEntity(Causes, cause.Id)
            {
                [nameof(Cause.Flow)] = cause.Flow,
                [nameof(Cause.Code)] = cause.Code,
                [nameof(Cause.Field)] = cause.Field,
                [nameof(Cause.Value)] = cause.Value,
                [nameof(Cause.Advice)] = cause.Advice.Length <= 32_000 ? cause.Advice : cause.Advice[..32_000],
                ["FirstSeen"] = known.HasValue ? known.Value!.GetDateTimeOffset("FirstSeen") : letter.LastSeen,
                ["LastSeen"] = letter.LastSeen,
            },
            TableUpdateMode.Replace,
            cancellationToken);
    }

    /// <summary>Takes a key out of a cause; one that was never in it is fine.</summary>
    public Task LeaveAsync(string cause, string flow, string key, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(cause, Member(flow, key), ETag.All, cancellationToken);

    /// <summary>The causes that have members, newest first. Causes without members are forgotten on the way.</summary>
    public async Task<IReadOnlyList<CauseSummary>> ListAsync(CancellationToken cancellationToken)
    {
        List<CauseSummary> causes = [];
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Causes}"), cancellationToken: cancellationToken))
        {
            var (count, exact) = await CountAsync(row.RowKey, cancellationToken);
            if (count > 0) causes.Add(Read(row, count, exact));
            // Only as it was read: a member that joins at this moment writes the row anew.
            else await ForgetAsync(row, cancellationToken);
        }

        return [.. causes.OrderByDescending(cause => cause.LastSeen)];
    }

    /// <summary>A cause with its count, or null.</summary>
    public async Task<CauseSummary?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Causes, id, cancellationToken: cancellationToken);
        if (!row.HasValue) return null;
        var (count, exact) = await CountAsync(id, cancellationToken);
        return Read(row.Value!, count, exact);
    }

    /// <summary>The members of a cause behind one of them, in the order of their names; <c>Row</c> is the row key of the dead letter.</summary>
    public async IAsyncEnumerable<(string Member, string Row)> MembersAsync(string cause, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {cause} and RowKey gt {after ?? ""}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey", "Row"], cancellationToken: cancellationToken))
            if (row.GetString("Row") is { } letter) yield return (row.RowKey, letter);
    }

    private async Task ForgetAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // It has a member again.
        }
    }

    private async Task<(int Count, bool IsExact)> CountAsync(string cause, CancellationToken cancellationToken)
    {
        var members = table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {cause}"), MostCounted, ["RowKey"], cancellationToken);
        await foreach (var page in members.AsPages(pageSizeHint: MostCounted).WithCancellation(cancellationToken))
            return (page.Values.Count, page.ContinuationToken is null);
        return (0, true);
    }

    private static CauseSummary Read(TableEntity row, int count, bool exact) => new(
        new()
        {
            Id = row.RowKey,
            Flow = row.GetString(nameof(Cause.Flow)),
            Code = row.GetString(nameof(Cause.Code)),
            Field = row.GetString(nameof(Cause.Field)),
            Value = row.GetString(nameof(Cause.Value)),
            Advice = row.GetString(nameof(Cause.Advice)),
        },
        count,
        exact,
        row.GetDateTimeOffset("FirstSeen") ?? DateTimeOffset.MinValue,
        row.GetDateTimeOffset("LastSeen") ?? DateTimeOffset.MinValue);

    private static string Member(string flow, string key) => $"{flow} {TableKey.Encode(key)}";
}
