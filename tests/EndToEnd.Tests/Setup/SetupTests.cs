using System.Net;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Setup;

/// <summary><c>POST /api/setup</c>: what the connector needs in commercetools. The stack has run it once.</summary>
public sealed class SetupTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task It_may_be_run_again_and_brings_back_what_was_taken_away()
    {
        Assert.Empty(stack.Sandbox.Refused);
        var (status, second) = await RunAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(Steps(second), step => Assert.Equal("unchanged", Text(step, "outcome")));

        var shop = stack.Sandbox.Shop;
        await shop.UpdateAsync("channels/key=exact-max", Actions("""{"action":"setRoles","roles":["OrderImport"]}"""));
        await shop.UpdateAsync("types/key=exact-max-order", Actions("""{"action":"removeFieldDefinition","fieldName":"maxInvoiceNet"}"""));
        await shop.UpdateAsync("subscriptions/key=exact-max-connector", Actions("""{"action":"setMessages","messages":[{"resourceTypeId":"order","types":["OrderCreated"]}]}"""));

        var (_, third) = await RunAsync();
        Assert.Equal(["exact-max", "exact-max-order", "exact-max-connector"], Steps(third).Where(step => Text(step, "outcome") == "updated").Select(step => Text(step, "key")!));
        Assert.DoesNotContain("SharedAccessKey", third.ToJsonString(), StringComparison.Ordinal);
        Assert.All(Steps((await RunAsync()).Report), step => Assert.Equal("unchanged", Text(step, "outcome")));
        await stack.AssertExportedOnceAsync(await stack.PlaceAsync());
    }

    [Fact]
    public async Task An_API_client_that_lacks_scopes_is_told_which()
    {
        await stack.Sandbox.RestartWorkerAsync(("Commercetools__Scope", "manage_orders:sandbox manage_customers:sandbox manage_products:sandbox manage_standalone_prices:sandbox manage_payments:sandbox manage_states:sandbox view_types:sandbox"));
        try
        {
            await stack.Sandbox.Shop.UpdateAsync("types/key=exact-max-line", Actions("""{"action":"removeFieldDefinition","fieldName":"maxBackordered"}"""));
            var (status, report) = await RunAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.False(report["ok"]!.GetValue<bool>());
            Assert.Equal(["manage_types", "manage_subscriptions"], Steps(report).Where(step => Text(step, "outcome") == "missing").Select(step => Text(step, "key")!));
            var refused = Steps(report).Where(step => Text(step, "outcome") == "refused").ToList();
            Assert.Equal(["exact-max-line", "exact-max-connector"], refused.Select(step => Text(step, "key")!));
            Assert.Contains("lacks the scope manage_types", Text(refused[0], "detail"), StringComparison.Ordinal);
        }
        finally
        {
            await stack.Sandbox.RestartWorkerAsync(("Commercetools__Scope", ""));
        }

        Assert.Equal(HttpStatusCode.OK, (await RunAsync()).Status);
    }

    private static IEnumerable<JsonNode> Steps(JsonNode report) => report["steps"]!.AsArray().Select(step => step!);

    private static JsonArray Actions(string action) => [JsonNode.Parse(action)];

    private static string? Text(JsonNode node, string field) => node[field]?.GetValue<string>();

    private async Task<(HttpStatusCode Status, JsonNode Report)> RunAsync()
    {
        using var http = new HttpClient { BaseAddress = stack.Sandbox.Host!.HttpAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/setup");
        request.Headers.Add("x-functions-key", "sandbox-key");
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
