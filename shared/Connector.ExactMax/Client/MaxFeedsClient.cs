using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;
using Microsoft.Extensions.Options;

namespace Connector.ExactMax.Client;

/// <summary>The feeds over HTTP. Retries end with the headers of an answer: what follows is streamed once.</summary>
internal sealed class MaxFeedsClient(HttpClient http, IOptions<MaxGatewayOptions> options, TimeProvider clock) : IMaxFeeds, IMaxPrices
{
    /// <summary>A part has up to 30 characters; 50 of them stay well below any limit of an address.</summary>
    private const int PartsPerPage = 50;

    private static readonly GatewayJson Json = GatewayJson.Default;

    public IAsyncEnumerable<FeedLine<PartStock>> ReadStockAsync(string company, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(company, "stock", cursor, Json.FeedLinePartStock, cancellationToken);

    public IAsyncEnumerable<FeedLine<PartItem>> ReadItemsAsync(string company, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(company, "items", cursor, Json.FeedLinePartItem, cancellationToken);

    public IAsyncEnumerable<FeedLine<PartPrices>> ReadPricesAsync(string company, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(company, "prices", cursor, Json.FeedLinePartPrices, cancellationToken);

    public IAsyncEnumerable<FeedLine<OrderEvent>> ReadOrderEventsAsync(string company, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(company, "orders", cursor, Json.FeedLineOrderEvent, cancellationToken);

    public Task<IReadOnlyList<PartStock>> ReadStockOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken) =>
        ReadOfAsync(company, "stock", parts, Json.IReadOnlyListPartStock, cancellationToken);

    public Task<IReadOnlyList<PartPrices>> ReadPricesOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken) =>
        ReadOfAsync(company, "prices", parts, Json.IReadOnlyListPartPrices, cancellationToken);

    private async Task<IReadOnlyList<T>> ReadOfAsync<T>(string company, string what, IReadOnlyCollection<string> parts, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellationToken)
    {
        List<T> found = [];
        foreach (var page in parts.Distinct(StringComparer.Ordinal).Chunk(PartsPerPage))
        {
            var query = string.Join('&', page.Select(part => $"part={Uri.EscapeDataString(part)}"));
            using var message = new HttpRequestMessage(HttpMethod.Get, $"v1/{Uri.EscapeDataString(company)}/{what}?{query}");
            using var response = await GatewayAnswers.SendAsync(http, message, cancellationToken);
            found.AddRange(await GatewayAnswers.ReadAsync(response, type, cancellationToken)
                ?? throw GatewayAnswers.Failure(await GatewayAnswers.ProblemAsync(response, cancellationToken), response, clock));
        }

        return found;
    }

    private FeedStream<T> ReadAsync<T>(string company, string feed, string? cursor, JsonTypeInfo<FeedLine<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var query = string.IsNullOrEmpty(cursor) ? "" : $"?cursor={Uri.EscapeDataString(cursor)}";
        return new FeedStream<T>(http, $"v1/{Uri.EscapeDataString(company)}/feeds/{feed}{query}", type, options.Value.FeedIdleTimeout, clock, cancellationToken);
    }
}
