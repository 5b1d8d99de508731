using Connector.Commercetools;

namespace Connector.Sync.Tests.Stock;

/// <summary>The Import API in memory; what it took is applied when a test says so.</summary>
internal sealed class FakeImports : ICommercetoolsImports
{
    public List<string> Containers { get; } = [];

    public List<IReadOnlyList<InventoryImport>> Requests { get; } = [];

    public long Processing { get; set; }

    public bool LosesReply { get; set; }

    public Task EnsureContainerAsync(string key, TimeSpan timeToLive, CancellationToken ct)
    {
        Containers.Add(key);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ImportOperation>> ImportInventoryAsync(string containerKey, IReadOnlyList<InventoryImport> entries, CancellationToken ct)
    {
        lock (Requests) Requests.Add(entries);
        if (LosesReply) throw new OutcomeUnknownException(new FailedRequest("POST", "/shop/inventories", "trace-1"), "the connection broke");
        return Task.FromResult<IReadOnlyList<ImportOperation>>([.. entries.Select(entry => new ImportOperation { Id = entry.Key, State = ImportState.Processing })]);
    }

    public Task<IReadOnlyDictionary<string, long>> SummaryAsync(string containerKey, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long> { [ImportState.Processing] = Processing });

    public Task<IReadOnlyList<ImportOperation>> ImportStandalonePricesAsync(string containerKey, IReadOnlyList<StandalonePriceImport> prices, CancellationToken ct) => throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<ImportOperation>> OperationsAsync(string containerKey, string state, CancellationToken ct) => throw new NotSupportedException();
}
