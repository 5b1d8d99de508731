using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>
/// The Import API (another host than the HTTP API, <c>Commercetools:ImportApiBaseAddress</c>): upserts by key, asynchronous,
/// without versions and without order. Never send the same key twice before the first is done.
/// </summary>
public interface ICommercetoolsImports
{
    /// <summary>Creates a container for one run, or finds it.</summary>
    /// <param name="key">Key of the container.</param>
    /// <param name="timeToLive">How long commercetools keeps it, 1 hour to 30 days.</param>
    /// <param name="ct">Ends the wait.</param>
    Task EnsureContainerAsync(string key, TimeSpan timeToLive, CancellationToken ct);

    /// <summary>Sends inventory entries, at most 20.</summary>
    /// <returns>The operation of each, in order.</returns>
    /// <exception cref="OutcomeUnknownException">The reply is lost: the records may be in processing. Sending the same values again later does no harm.</exception>
    Task<IReadOnlyList<ImportOperation>> ImportInventoryAsync(string containerKey, IReadOnlyList<InventoryImport> entries, CancellationToken ct);

    /// <summary>Sends standalone prices, at most 20. The scope of a price cannot be changed by import.</summary>
    /// <returns>The operation of each, in order.</returns>
    /// <exception cref="OutcomeUnknownException">The reply is lost: the records may be in processing. Sending the same values again later does no harm.</exception>
    Task<IReadOnlyList<ImportOperation>> ImportStandalonePricesAsync(string containerKey, IReadOnlyList<StandalonePriceImport> prices, CancellationToken ct);

    /// <summary>How many operations of a container are in each state.</summary>
    Task<IReadOnlyDictionary<string, long>> SummaryAsync(string containerKey, CancellationToken ct);

    /// <summary>The operations of a container in one state, page by page.</summary>
    /// <exception cref="InvalidDataException">There are more than 10,500: the API lists no further.</exception>
    IAsyncEnumerable<IReadOnlyList<ImportOperation>> OperationsAsync(string containerKey, string state, CancellationToken ct);
}

/// <summary>States of an import operation; the API may add others.</summary>
public static class ImportState
{
    /// <summary>Not yet applied.</summary>
    public const string Processing = "processing";

    /// <summary>The request was wrong.</summary>
    public const string ValidationFailed = "validationFailed";

    /// <summary>It refers to something that does not exist yet; commercetools tries again.</summary>
    public const string Unresolved = "unresolved";

    /// <summary>Done.</summary>
    public const string Imported = "imported";

    /// <summary>Refused.</summary>
    public const string Rejected = "rejected";
}

/// <summary>What became of one imported record.</summary>
public sealed record ImportOperation
{
    /// <summary>Id of the operation.</summary>
    public required string Id { get; init; }

    /// <summary>State; see <see cref="ImportState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Key of the record.</summary>
    public string? ResourceKey { get; init; }

    /// <summary>Why it failed.</summary>
    public IReadOnlyList<ApiError> Errors { get; init; } = [];
}

/// <summary>An inventory entry to import.</summary>
public sealed record InventoryImport
{
    /// <summary>Key of the entry; an entry with this key is updated, else one is created.</summary>
    public required string Key { get; init; }

    /// <summary>SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>What is on stock, absolutely.</summary>
    public required long QuantityOnStock { get; init; }

    /// <summary>Key of the warehouse channel; null for stock without a channel.</summary>
    public string? SupplyChannelKey { get; init; }

    /// <summary>When the next delivery is expected, UTC.</summary>
    public DateTimeOffset? ExpectedDelivery { get; init; }

    /// <summary>Days until it is on stock again.</summary>
    public int? RestockableInDays { get; init; }
}

/// <summary>A standalone price to import.</summary>
/// <param name="Draft">The price; its key is required.</param>
public sealed record StandalonePriceImport(StandalonePriceDraft Draft);
