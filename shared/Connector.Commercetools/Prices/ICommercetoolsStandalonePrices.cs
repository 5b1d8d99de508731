using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Standalone prices. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsStandalonePrices
{
    /// <summary>All prices, page by page, by id (keyset paging).</summary>
    /// <param name="pageSize">Rows per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<StandalonePrice>> AllAsync(int pageSize, CancellationToken ct);

    /// <summary>The prices of some SKUs, asked for in pages of SKUs; all of them, however many.</summary>
    Task<IReadOnlyList<StandalonePrice>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>Creates a price. A scope that exists already is a <see cref="BadRequestException"/> with code <c>DuplicateStandalonePriceScope</c> or <c>OverlappingStandalonePriceValidity</c>.</summary>
    /// <exception cref="OutcomeUnknownException">The reply is lost: look by SKU whether it was created.</exception>
    Task<StandalonePrice> CreateAsync(StandalonePriceDraft draft, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns the price as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<StandalonePrice> UpdateAsync(string id, StandalonePriceUpdate update, CancellationToken ct);

    /// <summary>Deletes a price; one that is gone already is fine.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost.</exception>
    Task DeleteAsync(string id, long version, CancellationToken ct);
}
