using Dapper;

namespace Connector.MaxGateway.Inbox;

/// <summary>The links, the reservations that become links, and the counter of account numbers.</summary>
internal sealed class CustomerLinks(InboxDatabase database)
{
    public async Task<CustomerLink?> FindAsync(string company, string externalId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<CustomerLink>(CustomerLinkSql.ByExternalId, new { company, externalId });
    }

    /// <summary>All ids linked to an account.</summary>
    public async Task<IReadOnlyList<CustomerLink>> OfAccountAsync(string company, string customerId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await connection.QueryAsync<CustomerLink>(CustomerLinkSql.ByCustomer, new { company, customerId })).AsList();
    }

    /// <summary>Reservations of other ids for accounts that MAX may not hold yet and that one of the traits fits.</summary>
    public async Task<IReadOnlyList<CustomerLink>> PendingAsync(string company, string externalId, CustomerTraits traits, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await connection.QueryAsync<CustomerLink>(
            CustomerLinkSql.Pending,
            new { company, externalId, traits.AccountNumbers, traits.Emails, traits.TaxNumbers, traits.Name, traits.PostalCode })).AsList();
    }

    /// <summary>Reserves a number before MAX is told, so that a repetition uses the same.</summary>
    public Task ReserveAsync(CustomerReservation reservation, CancellationToken cancellation) =>
        ExecuteAsync(CustomerLinkSql.Reserve, reservation, cancellation);

    /// <summary>MAX holds the account: what was kept to find or to repeat it is forgotten. The caller still has to be told.</summary>
    public Task LoadedAsync(string company, string externalId, CancellationToken cancellation) =>
        ExecuteAsync(CustomerLinkSql.Loaded, new { company, externalId }, cancellation);

    public Task ConfirmAsync(string company, string externalId, string customerId, string? scope, CancellationToken cancellation) =>
        ExecuteAsync(CustomerLinkSql.Confirm, new { company, externalId, customerId, scope }, cancellation);

    /// <summary>Gives an unconfirmed number back.</summary>
    public Task ReleaseAsync(string company, string externalId, CancellationToken cancellation) =>
        ExecuteAsync(CustomerLinkSql.Release, new { company, externalId }, cancellation);

    /// <summary>Forgets the personal data of reservations that nobody came back for.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation) =>
        ExecuteAsync(CustomerLinkSql.Forget, new { before = InboxRow.Text(before) }, cancellation);

    public async Task<long> NextNumberAsync(string company, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(CustomerLinkSql.NextNumber, new { company });
    }

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(sql, parameters);
    }
}
