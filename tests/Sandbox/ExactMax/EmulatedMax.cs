using System.Data.Common;
using Connector.MaxGateway;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Settings;
using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>MAX with all companies of the world: what the gateway gets instead of SQL Server, MAXUpdate and ETL.</summary>
public sealed class EmulatedMax : IMaxConnections, IMaxUpdateFactory, IMaxEtlFactory, IDisposable
{
    private readonly Dictionary<string, (MaxDatabase Database, MaxFaults Faults)> _companies = new(StringComparer.OrdinalIgnoreCase);

    private EmulatedMax(Func<string, MaxDatabase> open)
    {
        string[] scripts = [Script("connector-site.sqlite.sql"), Script("connector-views.sqlite.sql")];
        foreach (var company in World.Load().Companies)
        {
            var database = open(company.Max);
            MaxWorld.Seed(database, company.Max);
            foreach (var script in scripts)
                database.Execute(script);
            _companies.Add(company.Max, (database, new MaxFaults()));
        }

        View = new MaxView([.. _companies.Values.Select(company => company.Database)]);
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    /// <summary>What a person sees in MAX.</summary>
    public MaxView View { get; }

    public IEnumerable<string> Companies => _companies.Keys;

    public static EmulatedMax InMemory(TimeProvider? clock = null) => new(company => MaxDatabase.InMemory(company, clock));

    /// <summary>One file per company; what is there already stays.</summary>
    public static EmulatedMax InFolder(string folder, TimeProvider? clock = null) => new(company => MaxDatabase.OpenFile(folder, company, clock));

    public MaxDatabase Database(string company) => _companies[company].Database;

    public MaxFaults Faults(string company) => _companies[company].Faults;

    /// <summary>The hands of a person who works in a company's MAX.</summary>
    public MaxUser User(string company) => new(Database(company));

    /// <summary>Fills a company with many parts, and changes some of them.</summary>
    public MaxCatalog Catalog(string company) => new(Database(company));

    /// <summary>The hands of a stock keeper in a company.</summary>
    public MaxStockKeeper Stock(string company) => new(Database(company));

    public async Task<DbConnection> OpenAsync(string company, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(Database(company).ReadOnlyConnectionString);
        await connection.OpenAsync(cancellationToken);
        // SQL Server lowers every letter, SQLite those of ASCII only.
        connection.CreateFunction<string?, string?>("lower", text => text?.ToLowerInvariant(), isDeterministic: true);
        return connection;
    }

    IMaxUpdate IMaxUpdateFactory.Create(CompanyOptions company) => new EmulatedMaxUpdate(Database(company.Name), Faults(company.Name));

    IMaxEtl IMaxEtlFactory.Create(CompanyOptions company) => new EmulatedEtl(Database(company.Name), Faults(company.Name));

    public void Dispose()
    {
        foreach (var (database, _) in _companies.Values)
            database.Dispose();
    }

    private static string Script(string name)
    {
        using var stream = typeof(IMaxConnections).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
