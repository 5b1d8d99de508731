using Connector.MaxGateway.Inbox;
using Dapper;

namespace Connector.MaxGateway.Feeds;

/// <summary>Ids in the calling system of many orders at once; orders that people entered are missing.</summary>
internal sealed class OrderOrigins(InboxDatabase database)
{
    // What an order's memory says counts, else the last operation that made it.
    private const string Find = """
        SELECT order_number AS Number, external_id AS ExternalId FROM (
          SELECT order_number, external_id, 0 AS first, sequence FROM operations WHERE company = @company AND kind = 'create' AND order_number IN @numbers
          UNION ALL
          SELECT order_number, json_extract(memory, '$.externalId'), 1, 0 FROM order_memories WHERE company = @company AND order_number IN @numbers)
        ORDER BY first, sequence
        """;

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(string company, IEnumerable<string> numbers, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (number, id) in await connection.QueryAsync<(string, string)>(new CommandDefinition(Find, new { company, numbers = numbers.Distinct(StringComparer.Ordinal).ToArray() }, cancellationToken: cancellation)))
            found[number] = id;
        return found;
    }
}
