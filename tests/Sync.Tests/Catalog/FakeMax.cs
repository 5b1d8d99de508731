using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Tests.Catalog;

/// <summary>MAX's parts and prices; a cursor is the number of changes so far. It can be torn.</summary>
internal sealed class FakeMax : IMaxFeeds, IMaxPrices
{
    private readonly Dictionary<string, (PartItem Item, int At)> items = [];
    private readonly Dictionary<string, (PartPrices Prices, int At)> prices = [];
    private int changes;

    public int PriceReads { get; private set; }

    public bool IsTorn { get; set; }

    public void Put(params IEnumerable<PartItem> parts)
    {
        changes++;
        foreach (var part in parts) items[part.Part] = (part, changes);
    }

    public void Put(params IEnumerable<PartPrices> parts)
    {
        changes++;
        foreach (var part in parts) prices[part.Part] = (part, changes);
    }

    public void Remove(string part) => items.Remove(part);

    public void RemovePrices(Func<string, bool> which)
    {
        foreach (var part in prices.Keys.Where(which).ToList()) prices.Remove(part);
    }

    public IAsyncEnumerable<FeedLine<PartItem>> ReadItemsAsync(string company, string? cursor, CancellationToken cancellationToken) =>
        Feed(items.Values.Where(part => part.At > From(cursor)).Select(part => part.Item));

    public IAsyncEnumerable<FeedLine<PartPrices>> ReadPricesAsync(string company, string? cursor, CancellationToken cancellationToken) =>
        Feed(prices.Values.Where(part => part.At > From(cursor)).Select(part => part.Prices));

    public Task<IReadOnlyList<PartPrices>> ReadPricesOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken)
    {
        PriceReads++;
        return Task.FromResult<IReadOnlyList<PartPrices>>([.. parts.Where(prices.ContainsKey).Select(part => prices[part].Prices)]);
    }

    public IAsyncEnumerable<FeedLine<PartStock>> ReadStockAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PartStock>> ReadStockOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static int From(string? cursor) => cursor is null ? -1 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);

    private async IAsyncEnumerable<FeedLine<T>> Feed<T>(IEnumerable<T> all)
        where T : class
    {
        await Task.Yield();
        var count = 0;
        foreach (var item in all.ToList())
        {
            count++;
            yield return new() { Item = item };
        }

        if (IsTorn) throw new GatewayUnavailableException("The feed was torn.");
        yield return new() { End = new() { Cursor = FormattableString.Invariant($"{changes}"), ReadAt = DateTimeOffset.UnixEpoch, Count = count } };
    }

    public IAsyncEnumerable<FeedLine<OrderEvent>> ReadOrderEventsAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();
}
