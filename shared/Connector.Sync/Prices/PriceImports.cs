using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Stock;
using Connector.Sync.Storage;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Prices;

/// <summary>Creates prices through the Import API, twenty per request; they appear within minutes.</summary>
public sealed class PriceImports(ICommercetoolsImports imports, IOptions<PricesOptions> options, TimeProvider time) : IDisposable
{
    private const int PerRequest = 20;
    private static readonly TimeSpan TimeToLive = TimeSpan.FromDays(2);
    private readonly AdaptiveConcurrency concurrency = new(options.Value.Concurrency);

    /// <inheritdoc />
    public void Dispose() => concurrency.Dispose();

    /// <summary>Sends prices; whether they were taken is seen when their SKUs are looked at again.</summary>
    public async Task SendAsync(string company, IReadOnlyList<PriceChange.Create> creates, CancellationToken cancellationToken)
    {
        if (creates.Count == 0) return;
        // A container holds fewer than 200,000 operations: one per company and hour.
        var container = FormattableString.Invariant($"prices-{StableHash.Of(company)[..8]}-{time.GetUtcNow():yyyyMMddHH}");
        await imports.EnsureContainerAsync(container, TimeToLive, cancellationToken);
        await concurrency.ForEachAsync(
            [.. creates.Chunk(PerRequest)],
            async (chunk, token) => await imports.ImportStandalonePricesAsync(container, [.. chunk.Select(create => new StandalonePriceImport(PriceWriter.Draft(create)))], token),
            cancellationToken);
    }
}
