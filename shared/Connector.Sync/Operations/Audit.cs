using System.Globalization;
using Azure.Data.Tables;
using Connector.Sync.Storage;
using Microsoft.Extensions.Logging;

namespace Connector.Sync.Operations;

/// <summary>Something that an operator did.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who: the signed-in name, or <c>function key</c>.</param>
/// <param name="Action">What, for example <c>discard</c>.</param>
/// <param name="Target">To what, by key; no personal data.</param>
/// <param name="Reason">Why, in the operator's words.</param>
public sealed record AuditEntry(DateTimeOffset At, string By, string Action, string Target, string? Reason);

/// <summary>Who did what: table <c>audit</c>, partition = month, newest first. Rows are only ever added.</summary>
public sealed class Audit(TableServiceClient tables, TimeProvider time, ILogger<Audit> logger)
{
    private readonly TableClient table = tables.GetTableClient(TableName.Audit);

    /// <summary>Records an action before it is done: what cannot be recorded is not done.</summary>
    public async Task WriteAsync(string by, string action, string target, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = new TableEntity(now.ToString("yyyy-MM", CultureInfo.InvariantCulture), $"{TableKey.NewestFirst(now)}-{Guid.NewGuid():N}")
        {
            ["At"] = now,
            ["By"] = by,
            ["Action"] = action,
            ["Target"] = target,
            ["Reason"] = reason,
        };
        await table.AddEntityAsync(row, cancellationToken);
        logger.LogInformation("Operator action {Action} on {Target}", action, target);
    }

    /// <summary>The actions of a month, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> OfMonthAsync(DateOnly month, int count, CancellationToken cancellationToken)
    {
        List<AuditEntry> entries = [];
        var partition = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), count, cancellationToken: cancellationToken))
        {
            entries.Add(new(row.GetDateTimeOffset("At") ?? default, row.GetString("By"), row.GetString("Action"), row.GetString("Target"), row.GetString("Reason")));
            if (entries.Count == count) break;
        }

        return entries;
    }
}
