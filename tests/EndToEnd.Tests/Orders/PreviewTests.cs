using System.Net;
using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;

namespace EndToEnd.Tests.Orders;

/// <summary><c>GET /api/preview/order/{id}</c>: what would be written, without writing.</summary>
public sealed class PreviewTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task It_shows_the_documents_of_an_order_and_writes_nothing()
    {
        await stack.ResetAsync();
        stack.Sandbox.Commercetools!.Notifications.DropNext(10);
        var placed = await stack.PlaceAsync();
        await stack.QuietAsync();
        stack.Sandbox.Commercetools.Calls.Reset();
        var (orders, links) = (stack.Sandbox.Max.CountOrders("DE"), (await stack.Sandbox.Tables.LinksAsync()).Count);

        var (status, preview) = await GetAsync(placed.Id());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("create", "ready", "DE", "WEBDE"), (Text(preview, "action"), Text(preview["gate"]!, "readiness"), Text(preview, "company"), Text(preview, "account")));
        Assert.Contains("<SO_Master>", Text(preview["documents"]![0]!["records"]![0]!, "xml"), StringComparison.Ordinal);
        Assert.All(stack.Sandbox.Commercetools.Calls.Entries.Where(entry => entry.Call.ClientId == "connector"), entry => Assert.Equal("GET", entry.Call.Method));
        Assert.Equal((orders, links), (stack.Sandbox.Max.CountOrders("DE"), (await stack.Sandbox.Tables.LinksAsync()).Count));
        Assert.True(JsonNode.DeepEquals(placed, await stack.Sandbox.Shop.OrderAsync(placed.Id())));
    }

    [Fact]
    public async Task It_shows_what_an_edit_would_change()
    {
        await stack.ResetAsync();
        var (order, max) = await stack.ExportedAsync();
        Assert.Equal("none", Text((await GetAsync(order.Id())).Body, "action"));
        stack.Sandbox.Commercetools!.Notifications.DropNext(10);
        await stack.Sandbox.Shop.EditAsync(order.Id(), order.Quantity(0, 9));

        var preview = (await GetAsync(order.Id())).Body;

        Assert.Equal(("change", max.Number), (Text(preview, "action"), Text(preview["link"]!, "maxOrderNumber")));
        Assert.Contains(preview["changes"]!.AsArray(), change => (Text(change!, "field"), Text(change!, "inMax"), Text(change!, "wouldBe")) == ("quantity", "7", "9"));
    }

    [Fact]
    public async Task What_cannot_be_previewed_is_a_problem()
    {
        await stack.ResetAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("x", key: "wrong")).Status);
        var (status, problem) = await GetAsync(Guid.NewGuid().ToString());
        Assert.Equal((HttpStatusCode.NotFound, "ORDER_NOT_FOUND"), (status, Text(problem, "code")));
        var placed = await stack.PlaceAsync("unmapped-tax-rate");
        Assert.Contains("0.16", Text((await GetAsync(placed.Id())).Body["problems"]![0]!, "advice"), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string id, string key = "sandbox-key")
    {
        using var http = new HttpClient { BaseAddress = stack.Sandbox.Host!.HttpAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/preview/order/{id}");
        request.Headers.Add("x-functions-key", key);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject());
    }

    private static string? Text(JsonNode node, string field) => node[field]?.GetValue<string>();
}
