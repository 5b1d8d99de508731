using Dapper;

namespace Connector.MaxGateway.Inbox;

/// <inheritdoc cref="IInbox"/>
internal sealed class SqliteInbox(InboxDatabase database) : IInbox
{
    public async Task<InboxEntry> AddAsync(InboxEntry entry, CancellationToken cancellation)
    {
        await ExecuteAsync(InboxSql.Add, InboxRow.Of(entry), cancellation);
        return (await FindAsync(entry.Company, entry.Key, cancellation))!;
    }

    public Task SaveAsync(InboxEntry entry, CancellationToken cancellation) => ExecuteAsync(InboxSql.Save, InboxRow.Of(entry), cancellation);

    public Task RequeueAsync(string operationId, string hash, string body, CancellationToken cancellation) =>
        ExecuteAsync(InboxSql.Requeue, new { operationId, hash, body }, cancellation);

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation) =>
        ExecuteAsync(InboxSql.Forget, new { before = InboxRow.Text(before) }, cancellation);

    public Task<InboxEntry?> FindAsync(string company, string key, CancellationToken cancellation) =>
        FirstAsync(InboxSql.ByKey, new { company, key }, cancellation);

    public Task<InboxEntry?> GetAsync(string company, string operationId, CancellationToken cancellation) =>
        FirstAsync(InboxSql.ById, new { company, operationId }, cancellation);

    public Task<IReadOnlyList<InboxEntry>> ByExternalIdAsync(string company, string externalId, CancellationToken cancellation) =>
        QueryAsync(InboxSql.ByExternalId, new { company, externalId }, cancellation);

    public Task<InboxEntry?> ByOrderNumberAsync(string company, string orderNumber, CancellationToken cancellation) =>
        FirstAsync(InboxSql.ByOrderNumber, new { company, orderNumber }, cancellation);

    public Task<InboxEntry?> NextAsync(string company, CancellationToken cancellation) =>
        FirstAsync(InboxSql.Next, new { company }, cancellation);

    public async Task<int> WaitingAsync(string company, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(InboxSql.Waiting, new { company }, cancellationToken: cancellation));
    }

    private async Task<InboxEntry?> FirstAsync(string sql, object parameters, CancellationToken cancellation) =>
        (await QueryAsync(sql, parameters, cancellation)) is [var first, ..] ? first : null;

    private async Task<IReadOnlyList<InboxEntry>> QueryAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. (await connection.QueryAsync<InboxRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))).Select(row => row.ToEntry())];
    }

    private async Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
    }
}
