using System.Data.Common;
using System.Runtime.CompilerServices;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;
using Dapper;

namespace Connector.MaxGateway.Doctor;

/// <summary>Each company's database: it answers, shows the views, allows nothing else, and its codes and clock fit the settings.</summary>
internal sealed class DatabaseCheck(IMaxConnections connections, IMaxDatabaseProbe probe, TimeProvider clock) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (index, company) in options.Companies.Index())
        {
            var key = $"Gateway:Companies:{index}";
            foreach (var finding in await CompanyAsync(company, key, cancellation))
                yield return finding with { Name = $"{company.Name}: {finding.Name}" };
        }
    }

    private async Task<IReadOnlyList<Finding>> CompanyAsync(CompanyOptions company, string key, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await connections.OpenAsync(company.Name, cancellation);
            var before = clock.GetUtcNow();
            var facts = await probe.ReadAsync(connection, cancellation);
            var lag = facts.Utc - (before + ((clock.GetUtcNow() - before) / 2)).UtcDateTime;
            return
            [
                Finding.Good("database", "It answers."),
                .. await ViewsAsync(connection),
                Rights(facts),
                .. await CodesAsync(company, key, cancellation),
                ServerClockCheck.Zone(company, key, facts),
                ServerClockCheck.Offset(lag),
            ];
        }
        catch (Exception failure) when (failure is DbException or ArgumentException)
        {
            return [Finding.Bad("database", $"It does not answer: {failure.Message}", $"Check {key}:Database (server, database, login), that SQL Server is reachable from this computer, and that the login is a user of the company database.")];
        }
    }

    private async Task<IReadOnlyList<Finding>> ViewsAsync(DbConnection connection)
    {
        var missing = new List<Finding>();
        foreach (var (view, script) in MaxViews.All)
        {
            try
            {
                await connection.ExecuteScalarAsync(SqlText.In(connections.Dialect, $"SELECT COUNT(*) FROM {view} WHERE 1 = 0"));
            }
            catch (DbException failure)
            {
                missing.Add(Finding.Bad($"view {view}", $"It cannot be read: {failure.Message}", $"Run Sql/{script} in the company database as its owner, and make the login a member of connector_reader."));
            }
        }
        return missing.Count > 0 ? missing : [Finding.Good("views", $"All {MaxViews.All.Count} can be read.")];
    }

    private static Finding Rights(DatabaseFacts facts) => facts.ExcessRights.Count == 0
        ? Finding.Good("rights", "The login may read the views and nothing else.")
        : Finding.Bad("rights", $"The login may do more than read the views: {string.Join(", ", facts.ExcessRights)}.", "Take the login out of every role but connector_reader and revoke its other rights: MAX is written through MAXUpdate and ETL only.");

    private async Task<IReadOnlyList<Finding>> CodesAsync(CompanyOptions company, string key, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await connections.OpenAsync(company.Name, cancellation);
            CodeRow[] rows = [.. await connection.QueryAsync<CodeRow>(new CommandDefinition(SqlText.In(connections.Dialect, SqlText.Codes), cancellationToken: cancellation))];
            string[] empty = [.. ((string[])["TERM", "SHIP", "CURR", "REAS"]).Where(kind => rows.All(row => row.Kind != kind))];
            var codes = new MaxCodes(rows, new HashSet<string>(), new HashSet<string>());
            return
            [
                empty.Length == 0
                    ? Finding.Good("codes", $"Code_Master has {rows.Length} codes of terms, ship-via, currency and reason.")
                    : Finding.Bad("codes", $"Code_Master has none of {string.Join(", ", empty)}.", "Enter them in MAX, or check that this is the company's database: orders and returns are checked against them."),
                Currency(company, key, codes),
            ];
        }
        catch (DbException failure)
        {
            return [Finding.Bad("codes", $"Code_Master cannot be read: {failure.Message}", "Run Sql/connector-views.sql in the company database as its owner.")];
        }
    }

    private static Finding Currency(CompanyOptions company, string key, MaxCodes codes)
    {
        var known = string.Join(", ", codes.Currencies);
        if ((company.Currency ?? codes.OwnCurrency) is not { } own)
            return Finding.Bad("currency", "None or several currencies have the rate 1 in Code_Master, so that it does not say which is the company's own.", $"Set {key}:Currency to one of {known}.");
        if (!codes.Currencies.Contains(own))
            return Finding.Bad("currency", $"{key}:Currency is {own}, which Code_Master does not have.", $"Set {key}:Currency to one of {known}.");
        return codes.Currency(own)?.ExchangeRate is { } rate && rate != 1
            ? Finding.Bad("currency", $"{own} has the rate {rate:0.######} in Code_Master; a company's own has 1.", $"Set {key}:Currency to the currency of the company's books, or correct the rate in MAX.")
            : Finding.Good("currency", $"{own} is the company's own.");
    }
}
