using Connector.Sandbox.ExactMax;

namespace Connector.Sandbox.Stack;

/// <summary>Looks into the companies' databases, and works in them, while the gateway's process writes them.</summary>
internal sealed class MaxReading(string folder) : IAsyncDisposable
{
    private readonly List<MaxDatabase> databases = [.. World.Load().Companies.Select(company => MaxDatabase.OpenFile(folder, company.Max))];

    /// <summary>What a person sees in MAX.</summary>
    public MaxView View => new(databases);

    /// <summary>Somebody who works in MAX's screens.</summary>
    public MaxUser User(string company) => new(databases.First(database => database.Company == company));

    /// <summary>Somebody who keeps stock in MAX.</summary>
    public MaxStockKeeper StockKeeper(string company) => new(databases.First(database => database.Company == company));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        foreach (var database in databases) database.Dispose();
        return ValueTask.CompletedTask;
    }
}
