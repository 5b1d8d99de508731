using Connector.ExactMax.Contract;
using Connector.MaxGateway.Feeds;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Everything, or what changed, line by line.</summary>
internal static class FeedEndpoints
{
    private const string Description =
        "NDJSON, ordered by part; the last line is the end, with the cursor for the next read. A feed without an end was torn: keep the old cursor. Without a cursor everything is sent, with one whole parts of which something changed since. Changes that MAX does not date (and deletions) come with a full read only.";

    public static void MapFeeds(this RouteGroupBuilder company)
    {
        company.MapGet("/feeds/stock", StockAsync).Describe<PartStock>("GetStockFeed", "Stock of parts by stockroom, with open supply");
        company.MapGet("/feeds/items", ItemsAsync).Describe<PartItem>("GetItemFeed", "Parts and their identifiers");
        company.MapGet("/feeds/prices", PricesAsync).Describe<PartPrices>("GetPriceFeed", "Prices of parts with their breaks");
        company.MapGet("/feeds/orders", OrdersAsync).Describe<OrderEvent>("GetOrderFeed", "What happened to orders")
            .WithDescription("NDJSON, oldest first; the last line is the end, with the cursor for the next read. A feed without an end was torn: keep the old cursor. Without a cursor the events of the last days are sent (Gateway:Feeds:OrderEventDays). Reads overlap: the same event has the same id.");
    }

    private static async Task StockAsync(HttpContext context, string? cursor, FeedReads reads, TimeProvider clock)
    {
        var (read, next) = reads.Begin(Company(context), "stock", cursor);
        await FeedWriter.WriteAsync(context, StockFeed.ReadAsync(read, context.RequestAborted), next, StockFeed.Policy, GatewayJson.Default.FeedLinePartStock, clock);
    }

    private static async Task ItemsAsync(HttpContext context, string? cursor, FeedReads reads, TimeProvider clock)
    {
        var (read, next) = reads.Begin(Company(context), "items", cursor);
        await FeedWriter.WriteAsync(context, ItemFeed.ReadAsync(read, context.RequestAborted), next, null, GatewayJson.Default.FeedLinePartItem, clock);
    }

    private static async Task PricesAsync(HttpContext context, string? cursor, FeedReads reads, TimeProvider clock)
    {
        var (read, next) = reads.Begin(Company(context), "prices", cursor);
        var currencies = await PriceCurrencies.ReadAsync(read.Company, context.RequestAborted);
        await FeedWriter.WriteAsync(context, PriceFeed.ReadAsync(read, currencies, context.RequestAborted), next, null, GatewayJson.Default.FeedLinePartPrices, clock);
    }

    private static async Task OrdersAsync(HttpContext context, string? cursor, FeedReads reads, OrderOrigins origins, TimeProvider clock)
    {
        var (read, next) = reads.BeginEvents(Company(context), "orders", cursor);
        await FeedWriter.WriteAsync(context, OrderFeed.ReadAsync(read, origins, context.RequestAborted), next, null, GatewayJson.Default.FeedLineOrderEvent, clock);
    }

    private static CompanyOptions Company(HttpContext context) => CompanyAccess.Company(context);

    private static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder endpoint, string name, string summary)
        where T : class =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(Description).Produces<FeedLine<T>>(StatusCodes.Status200OK, FeedWriter.ContentType).WithProblems(400, 422, 503);
}
