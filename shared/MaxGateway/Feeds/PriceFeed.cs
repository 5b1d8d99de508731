using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Feeds;

/// <summary>Prices of parts. A price of 0 is none: MAX has no blank for a number.</summary>
internal static class PriceFeed
{
    private static readonly FeedQueries Queries = new(SqlText.PricesAll, SqlText.PricesOf, SqlText.PricesChanged);

    public static IAsyncEnumerable<PartPrices> ReadAsync(FeedRead read, PriceCurrencies currencies, CancellationToken cancellation) =>
        FeedParts.ReadAsync<PriceFeedRow>(read, Queries, cancellation).Select(rows => new PartPrices
        {
            Part = rows[0].Part, SalesUnit = rows[0].SalesUnit.NullIfEmpty(), Prices = [.. rows.Where(row => row.Price > 0).Select(row => Price(row, currencies))],
        });

    private static PartPrice Price(PriceFeedRow row, PriceCurrencies currencies) => new()
    {
        Currency = currencies.Iso(row.CurrencyCode ?? ""), CustomerType = row.CustomerType.NullIfEmpty(), Price = row.Price ?? 0,
        Breaks = [.. row.Breaks.Select(step => new PartPriceBreak(step.From, Price(step.Discount, step.Price, row.Price ?? 0))).OrderBy(step => step.From)],
        ValidFrom = MaxDates.Parse(row.ValidFrom), ValidUntil = MaxDates.Parse(row.ValidUntil),
    };

    /// <summary>A break states a price, or else a discount in percent of the first price: rounded to 6 decimals, half away from zero.</summary>
    private static decimal Price(decimal discount, decimal price, decimal first) =>
        price > 0 ? price : decimal.Round(first * (100 - discount) / 100, 6, MidpointRounding.AwayFromZero);
}
