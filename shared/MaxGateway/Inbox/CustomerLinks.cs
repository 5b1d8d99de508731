using Dapper;

namespace Connector.MaxGateway.Inbox;

/// <summary>Which MAX account an id of the calling system became; several ids may share an account.</summary>
internal sealed record CustomerLink
{
    public string ExternalId { get; init; } = "";

    public string CustomerId { get; init; } = "";

    /// <summary>False while the account number is reserved and MAX has not confirmed the account.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>The links, and the counter of account numbers.</summary>
internal sealed class CustomerLinks(InboxDatabase database)
{
    public async Task<CustomerLink?> FindAsync(string company, string externalId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<CustomerLink>(InboxSql.LinkByExternalId, new { company, externalId });
    }

    /// <summary>The one id linked to an account; null when there is none or several.</summary>
    public async Task<string?> ExternalIdAsync(string company, string customerId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var links = (await connection.QueryAsync<CustomerLink>(InboxSql.LinksByCustomer, new { company, customerId })).AsList();
        return links.Count == 1 ? links[0].ExternalId : null;
    }

    /// <summary>Reserves a number before MAX is told, so that a repetition uses the same; returns the number that is reserved.</summary>
    public async Task<string> ReserveAsync(string company, string externalId, string customerId, CancellationToken cancellation)
    {
        await ExecuteAsync(InboxSql.Reserve, new { company, externalId, customerId }, cancellation);
        return (await FindAsync(company, externalId, cancellation))!.CustomerId;
    }

    public Task ConfirmAsync(string company, string externalId, string customerId, CancellationToken cancellation) =>
        ExecuteAsync(InboxSql.Confirm, new { company, externalId, customerId }, cancellation);

    /// <summary>Gives an unconfirmed number back.</summary>
    public Task ReleaseAsync(string company, string externalId, CancellationToken cancellation) =>
        ExecuteAsync(InboxSql.Release, new { company, externalId }, cancellation);

    public async Task<long> NextNumberAsync(string company, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(InboxSql.NextNumber, new { company });
    }

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(sql, parameters);
    }
}
