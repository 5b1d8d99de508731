using System.Data.Common;
using Connector.MaxGateway;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Settings;
using Connector.Sandbox.ExactMax;
using Microsoft.Data.Sqlite;

namespace Connector.MaxGateway.Tests;

/// <summary>The emulated MAX behind the gateway's ports; outlives the gateways that are started on it.</summary>
internal sealed class MaxRig : IMaxConnections, IMaxUpdateFactory, IMaxEtlFactory, IDisposable
{
    private readonly Dictionary<string, MaxDatabase> _databases = [];

    public MaxRig(params string[] companies)
    {
        foreach (var company in companies)
        {
            var database = MaxDatabase.InMemory(company);
            MaxWorld.Seed(database, company);
            database.Execute(Script("connector-views.sqlite.sql"));
            _databases[company] = database;
        }
        View = new MaxView([.. _databases.Values]);
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public MaxFaults Faults { get; } = new();

    public MaxView View { get; }

    /// <summary>True: the databases do not answer.</summary>
    public bool DatabaseDown { get; set; }

    /// <summary>Wraps the writer, for example to break it between two calls.</summary>
    public Func<IMaxUpdate, IMaxUpdate> Wrap { get; set; } = update => update;

    public MaxDatabase Database(string company) => _databases[company];

    public async Task<DbConnection> OpenAsync(string company, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(DatabaseDown ? "Data Source=/nowhere/max.db;Mode=ReadOnly" : _databases[company].ReadOnlyConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    IMaxUpdate IMaxUpdateFactory.Create(CompanyOptions company) => Wrap(new EmulatedMaxUpdate(_databases[company.Name], Faults));

    IMaxEtl IMaxEtlFactory.Create(CompanyOptions company) => new EmulatedEtl(_databases[company.Name], Faults);

    public void Dispose()
    {
        foreach (var database in _databases.Values)
            database.Dispose();
    }

    public static string Script(string name)
    {
        using var stream = typeof(GatewayHost).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
