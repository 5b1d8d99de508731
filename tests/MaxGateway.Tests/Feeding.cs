using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

/// <summary>Reads feeds as a caller does.</summary>
internal static class Feeding
{
    public static Task<(IReadOnlyList<PartStock> Items, FeedEnd End)> StockAsync(this RunningGateway gateway, string? cursor = null) =>
        gateway.FeedAsync("stock", cursor, GatewayJson.Default.FeedLinePartStock);

    public static Task<(IReadOnlyList<PartItem> Items, FeedEnd End)> ItemsAsync(this RunningGateway gateway, string? cursor = null) =>
        gateway.FeedAsync("items", cursor, GatewayJson.Default.FeedLinePartItem);

    public static Task<(IReadOnlyList<PartPrices> Items, FeedEnd End)> PricesAsync(this RunningGateway gateway, string? cursor = null) =>
        gateway.FeedAsync("prices", cursor, GatewayJson.Default.FeedLinePartPrices);

    public static Task<(IReadOnlyList<OrderEvent> Items, FeedEnd End)> EventsAsync(this RunningGateway gateway, string? cursor = null) =>
        gateway.FeedAsync("orders", cursor, GatewayJson.Default.FeedLineOrderEvent);

    public static async Task<PartStock> StockOfAsync(this RunningGateway gateway, string part) => (await gateway.StockAsync()).Items.Single(item => item.Part == part);

    public static StockroomStock Room(this PartStock part, string stockroom) => part.Stockrooms.Single(room => room.Stockroom == stockroom);

    private static async Task<(IReadOnlyList<T> Items, FeedEnd End)> FeedAsync<T>(this RunningGateway gateway, string feed, string? cursor, JsonTypeInfo<FeedLine<T>> type)
        where T : class
    {
        using var response = await gateway.Http.GetAsync($"/v1/DE/feeds/{feed}{(cursor is null ? "" : $"?cursor={cursor}")}");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, type)!).ToList();
        var items = lines.SkipLast(1).Select(line => line.Item!).ToList();
        Assert.DoesNotContain(null, items);
        Assert.Equal(items.Count, lines[^1].End!.Count);
        return (items, lines[^1].End!);
    }
}
