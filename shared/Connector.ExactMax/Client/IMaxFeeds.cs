using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Client;

/// <summary>
/// The gateway's feeds, streamed: no more than a few items are held at a time. Every feed ends with a line whose
/// <see cref="FeedLine{T}.End"/> is set; when the stream is torn before it, the enumeration throws, and the caller keeps
/// its cursor.
/// </summary>
/// <exception cref="GatewayException">The gateway answered with a problem, for example a cursor that it does not know.</exception>
/// <exception cref="GatewayUnavailableException">The gateway did not answer, or the feed was torn.</exception>
public interface IMaxFeeds
{
    /// <summary>Stock of all parts, or of those that changed since a cursor.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="cursor">From an earlier end; null reads everything.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    IAsyncEnumerable<FeedLine<PartStock>> ReadStockAsync(string company, string? cursor, CancellationToken cancellationToken);

    /// <summary>Stock of some parts, asked for in pages; a part that MAX does not know is missing.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="parts">Parts.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<PartStock>> ReadStockOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken);

    /// <summary>Parts and their identifiers.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="cursor">From an earlier end; null reads everything.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    IAsyncEnumerable<FeedLine<PartItem>> ReadItemsAsync(string company, string? cursor, CancellationToken cancellationToken);

    /// <summary>Prices.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="cursor">From an earlier end; null reads everything.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    IAsyncEnumerable<FeedLine<PartPrices>> ReadPricesAsync(string company, string? cursor, CancellationToken cancellationToken);

    /// <summary>What happened to sales orders, oldest first; without a cursor of the last days.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="cursor">From an earlier end; null reads the last days.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    IAsyncEnumerable<FeedLine<OrderEvent>> ReadOrderEventsAsync(string company, string? cursor, CancellationToken cancellationToken);
}
