using Connector.MaxGateway.Inbox;
using Dapper;

namespace Connector.MaxGateway.Fulfilment;

/// <summary>The memory in the gateway's own database; line 0 is the document itself. Unlike orders it is kept for good: returns are looked at late.</summary>
internal sealed class ReturnMemories(InboxDatabase database) : IReturnMemory
{
    // SQLite takes a limited number of parameters.
    private const int NumbersPerPage = 500;

    public async Task<IReadOnlyDictionary<string, ReturnMemory>> FindAsync(string company, IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var found = new Dictionary<string, ReturnMemory>(StringComparer.Ordinal);
        if (numbers.Count == 0)
            return found;
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(ReturnMemorySql.Table);
        foreach (var page in numbers.Distinct(StringComparer.Ordinal).Chunk(NumbersPerPage))
        {
            var rows = await connection.QueryAsync<ReturnMemoryRow>(new CommandDefinition(ReturnMemorySql.Find, new { company, numbers = page }, cancellationToken: cancellation));
            foreach (var document in rows.GroupBy(row => row.Number, StringComparer.Ordinal))
            {
                found[document.Key] = new ReturnMemory(
                    document.First().ExternalId, document.Where(row => row is { Line: > 0, ExternalItemId: not null }).ToDictionary(row => row.Line, row => row.ExternalItemId!));
            }
        }
        return found;
    }

    /// <summary>Remembers a document and its lines, all or nothing; saving it again replaces what was remembered.</summary>
    /// <param name="company">Company.</param>
    /// <param name="number">RMA number, or order number of a credit memo.</param>
    /// <param name="externalId">Id of the return in the calling system.</param>
    /// <param name="items">Ids of the return items by line of the document.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task SaveAsync(string company, string number, string externalId, IReadOnlyDictionary<int, string> items, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(ReturnMemorySql.Table);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(ReturnMemorySql.Forget, new { company, number }, transaction);
        await connection.ExecuteAsync(ReturnMemorySql.Save, new { company, number, line = 0, externalId, externalItemId = (string?)null }, transaction);
        await connection.ExecuteAsync(ReturnMemorySql.Save, items.Select(item => new { company, number, line = item.Key, externalId, externalItemId = (string?)item.Value }), transaction);
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>A line of a remembered document.</summary>
internal sealed record ReturnMemoryRow
{
    public string Number { get; init; } = "";
    public int Line { get; init; }
    public string ExternalId { get; init; } = "";
    public string? ExternalItemId { get; init; }
}
