using System.Data.Common;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Settings;
using Connector.Sandbox.ExactMax;
using Microsoft.Data.Sqlite;

namespace Connector.MaxGateway.Tests;

/// <summary>The emulated MAX, with a database that can be taken away and writers that can be wrapped; outlives the gateways that are started on it.</summary>
internal sealed class MaxRig(TimeProvider? clock = null) : IMaxConnections, IMaxUpdateFactory, IMaxEtlFactory, IDisposable
{
    private readonly EmulatedMax max = EmulatedMax.InMemory(clock);

    public SqlDialect Dialect => max.Dialect;

    /// <summary>Faults of company DE, where the tests' orders go.</summary>
    public MaxFaults Faults => max.Faults("DE");

    /// <summary>A person who works in company DE's MAX.</summary>
    public MaxUser User => max.User("DE");

    /// <summary>A stock keeper of company DE.</summary>
    public MaxStockKeeper Stock => max.Stock("DE");

    /// <summary>Many parts of company DE.</summary>
    public MaxCatalog Catalog => max.Catalog("DE");

    public MaxView View => max.View;

    /// <summary>True: the databases do not answer.</summary>
    public bool DatabaseDown { get; set; }

    /// <summary>Wraps the writer, for example to break it between two calls.</summary>
    public Func<IMaxUpdate, IMaxUpdate> Wrap { get; set; } = update => update;

    public MaxDatabase Database(string company) => max.Database(company);

    public async Task<DbConnection> OpenAsync(string company, CancellationToken cancellationToken)
    {
        if (!DatabaseDown) return await max.OpenAsync(company, cancellationToken);
        var nowhere = new SqliteConnection("Data Source=/nowhere/max.db;Mode=ReadOnly");
        await nowhere.OpenAsync(cancellationToken);
        return nowhere;
    }

    IMaxUpdate IMaxUpdateFactory.Create(CompanyOptions company) => Wrap(((IMaxUpdateFactory)max).Create(company));

    IMaxEtl IMaxEtlFactory.Create(CompanyOptions company) => ((IMaxEtlFactory)max).Create(company);

    public void Dispose() => max.Dispose();

    public static string Script(string name)
    {
        using var stream = typeof(GatewayHost).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
