using System.Text.Json;
using Azure.Data.Tables;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace Connector.Sync.DeadLetters;

/// <summary>
/// Dead letters in Table Storage: table <c>deadletters</c>, partition <c>open</c> or <c>closed</c>, newest first by row
/// key; table <c>deadletterkeys</c> finds the open row of a flow and key with one point read. A key lists every row that
/// a crash may have left, the current one first, so that none stays open unseen; and every cause that it may be a member of.
/// </summary>
public sealed class TableDeadLetters(TableServiceClient tables, CauseTable causes, SnapshotStore snapshots, TimeProvider time) : IDeadLetters
{
    private const string Open = "open";
    private const string Closed = "closed";
    private const string Rows = "DeadLetterRows";
    private const string CauseId = "Cause";

    // Row keys never contain it: TableKey encodes control characters.
    private const char Separator = '\n';
    private readonly TableClient letters = tables.GetTableClient(TableName.DeadLetters);
    private readonly TableClient keys = tables.GetTableClient(TableName.DeadLetterKeys);

    /// <inheritdoc />
    public async Task OpenAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var index = await FindIndexAsync(letter.Flow, letter.Key, cancellationToken);
        var previous = RowsOf(index);
        // Newest first by when it failed last: a new failure of an old key moves to the top.
        var rowKey = $"{TableKey.NewestFirst(letter.LastSeen)}-{letter.Flow}-{TableKey.Encode(letter.Key)}";
        // The key first: a crash before the row leaves a key that the next attempt replaces, never a row that nothing finds.
        var cause = Cause.Of(letter);
        string[] former = [.. CausesOf(index).Where(id => id != cause.Id)];
        await PointAsync(letter, [cause.Id, .. former], [rowKey, .. previous], cancellationToken);
        await causes.JoinAsync(cause, letter, rowKey, cancellationToken);
        var row = Write(new TableEntity(Open, rowKey), letter);
        row[CauseId] = cause.Id;
        row["Item"] = letter.Item is null ? null : await snapshots.KeepAsync(rowKey, "item", JsonSerializer.Serialize(letter.Item, WorkItemJson.Default.WorkItem), cancellationToken);
        row["Source"] = await snapshots.KeepAsync(rowKey, "source", letter.Source, cancellationToken);
        row["Target"] = await snapshots.KeepAsync(rowKey, "target", letter.Target, cancellationToken);
        await letters.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        if (previous.Length == 0) return;
        foreach (var old in previous.Where(old => old != rowKey)) await letters.DeleteEntityAsync(Open, old, cancellationToken: cancellationToken);
        foreach (var id in former) await causes.LeaveAsync(id, letter.Flow, letter.Key, cancellationToken);
        await PointAsync(letter, [cause.Id], [rowKey], cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> IsOpenForAsync(string flow, string key, MessageIdentity message, CancellationToken cancellationToken)
    {
        var index = await FindIndexAsync(flow, key, cancellationToken);
        if (index is null
            || index.GetString(nameof(MessageIdentity.MessageId)) != message.MessageId
            || index.GetInt64(nameof(MessageIdentity.SequenceNumber)) != message.SequenceNumber) return false;
        return (await letters.GetEntityIfExistsAsync<TableEntity>(Open, RowsOf(index)[0], [nameof(DeadLetter.Code)], cancellationToken)).HasValue;
    }

    /// <inheritdoc />
    public async Task<bool> CloseAsync(string flow, string key, string why, CancellationToken cancellationToken)
    {
        var index = await FindIndexAsync(flow, key, cancellationToken);
        if (index is null) return false;
        var any = false;
        foreach (var rowKey in RowsOf(index)) any |= await CloseRowAsync(rowKey, why, cancellationToken);
        foreach (var cause in CausesOf(index)) await causes.LeaveAsync(cause, flow, key, cancellationToken);
        await keys.DeleteEntityAsync(index.PartitionKey, index.RowKey, cancellationToken: cancellationToken);
        return any;
    }

    private async Task<bool> CloseRowAsync(string rowKey, string why, CancellationToken cancellationToken)
    {
        var open = await letters.GetEntityIfExistsAsync<TableEntity>(Open, rowKey, cancellationToken: cancellationToken);
        if (!open.HasValue) return false;
        var closed = new TableEntity(open.Value!) { PartitionKey = Closed, ["ClosedAt"] = time.GetUtcNow(), ["ClosedBecause"] = why };
        await letters.UpsertEntityAsync(closed, TableUpdateMode.Replace, cancellationToken);
        await letters.DeleteEntityAsync(Open, rowKey, cancellationToken: cancellationToken);
        return true;
    }

    private async Task PointAsync(DeadLetter letter, IEnumerable<string> causeIds, IEnumerable<string> rows, CancellationToken cancellationToken) => await keys.UpsertEntityAsync(
        new TableEntity(letter.Flow, TableKey.Encode(letter.Key))
        {
            [Rows] = string.Join(Separator, rows.Distinct()),
            [CauseId] = string.Join(Separator, causeIds),
            [nameof(MessageIdentity.MessageId)] = letter.Message.MessageId,
            [nameof(MessageIdentity.SequenceNumber)] = letter.Message.SequenceNumber,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    private static string[] RowsOf(TableEntity? index) => index?.GetString(Rows)?.Split(Separator) ?? [];

    private static string[] CausesOf(TableEntity? index) => index?.GetString(CauseId)?.Split(Separator) ?? [];

    private async Task<TableEntity?> FindIndexAsync(string flow, string key, CancellationToken cancellationToken)
    {
        var row = await keys.GetEntityIfExistsAsync<TableEntity>(flow, TableKey.Encode(key), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity Write(TableEntity row, DeadLetter letter)
    {
        row[nameof(DeadLetter.Flow)] = letter.Flow;
        row[nameof(DeadLetter.Key)] = letter.Key;
        row[nameof(DeadLetter.Code)] = letter.Code;
        row[nameof(DeadLetter.Summary)] = Fit(letter.Summary);
        row[nameof(DeadLetter.Advice)] = Fit(letter.Advice);
        row[nameof(DeadLetter.Problems)] = Fit(JsonSerializer.Serialize(letter.Problems, JsonSerializerOptions.Web));
        row[nameof(DeadLetter.Attempts)] = letter.Attempts;
        row[nameof(DeadLetter.CorrelationId)] = letter.CorrelationId;
        row[nameof(DeadLetter.FirstSeen)] = letter.FirstSeen;
        row[nameof(DeadLetter.LastSeen)] = letter.LastSeen;
        row[nameof(MessageIdentity.Queue)] = letter.Message.Queue;
        row[nameof(MessageIdentity.MessageId)] = letter.Message.MessageId;
        row[nameof(MessageIdentity.SequenceNumber)] = letter.Message.SequenceNumber;
        return row;
    }

    // A string property holds at most 32 K characters; a list of that many problems says enough.
    private static string Fit(string text) => text.Length <= 32_000 ? text : string.Concat(text.AsSpan(0, 32_000), " ...");
}
