using Connector.Commercetools;
using Connector.Sync.Storage;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// Twenty entries per request through the Import API. It knows no versions and works later: whoever uses it looks at the entries
/// again once the container is done.
/// </summary>
public sealed class ImportInventoryWriter(ICommercetoolsImports imports, IOptions<StockOptions> options, TimeProvider time)
{
    private const int PerRequest = 20;
    private static readonly TimeSpan TimeToLive = TimeSpan.FromDays(2);
    private readonly AdaptiveConcurrency concurrency = new(options.Value.Concurrency);

    /// <summary>The container of a company at this time: it holds fewer than 200,000 operations and lives for two days, so one per hour.</summary>
    public async Task<string> ContainerAsync(string company, CancellationToken cancellationToken)
    {
        var container = FormattableString.Invariant($"stock-{StableHash.Of(company)[..8]}-{time.GetUtcNow():yyyyMMddHH}");
        await imports.EnsureContainerAsync(container, TimeToLive, cancellationToken);
        return container;
    }

    /// <summary>Sends the changes.</summary>
    public Task SendAsync(string container, IEnumerable<InventoryChange> changes, CancellationToken cancellationToken) => concurrency.ForEachAsync(
        [.. changes.Chunk(PerRequest)],
        (chunk, token) => imports.ImportInventoryAsync(container, [.. chunk.Select(change => change.Import())], token),
        cancellationToken);

    /// <summary>True when nothing of a container waits to be applied; also once it is gone.</summary>
    public async Task<bool> IsDoneAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            return (await imports.SummaryAsync(container, cancellationToken)).GetValueOrDefault(ImportState.Processing) == 0;
        }
        catch (NotFoundException)
        {
            return true;
        }
    }
}
