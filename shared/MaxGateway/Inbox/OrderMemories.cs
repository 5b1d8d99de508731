using System.Text.Json;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Orders.Changes;
using Dapper;

namespace Connector.MaxGateway.Inbox;

/// <summary>What the gateway remembers of open orders, on disk before MAX is touched.</summary>
internal sealed class OrderMemories(InboxDatabase database, TimeProvider clock)
{
    public async Task<OrderMemory?> FindAsync(string company, string orderNumber, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>(InboxSql.Memory, new { company, orderNumber }) is { } memory
            ? JsonSerializer.Deserialize<OrderMemory>(memory, StrictJson.Options)
            : null;
    }

    public async Task SaveAsync(string company, string orderNumber, OrderMemory memory, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(
            InboxSql.SaveMemory, new { company, orderNumber, memory = JsonSerializer.Serialize(memory, StrictJson.Options), saved = InboxRow.Text(clock.GetUtcNow()) });
    }

    /// <summary>Orders whose memory was not touched since.</summary>
    public async Task<IReadOnlyList<string>> OrdersAsync(string company, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<string>(InboxSql.Memories, new { company, before = InboxRow.Text(before) })];
    }

    public async Task ForgetAsync(string company, string orderNumber, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(InboxSql.ForgetMemory, new { company, orderNumber });
    }
}
