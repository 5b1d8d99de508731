using System.Net;
using System.Text.Json;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

public sealed class AccessTests : GatewayTest
{
    [Theory]
    [InlineData(null, "DE", HttpStatusCode.Unauthorized)]
    [InlineData("wrong", "DE", HttpStatusCode.Unauthorized)]
    [InlineData(RunningGateway.KeyOfGb, "DE", HttpStatusCode.Forbidden)]
    [InlineData(RunningGateway.KeyOfGb, "XX", HttpStatusCode.Forbidden)]
    [InlineData(RunningGateway.KeyOfGb, "gb", HttpStatusCode.OK)]
    [InlineData(RunningGateway.Key, "XX", HttpStatusCode.NotFound)]
    public async Task A_caller_reaches_its_own_companies_only(string? key, string company, HttpStatusCode status)
    {
        await using var gateway = await StartAsync();
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        if (key is not null)
            gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", key);

        using var response = await gateway.Http.GetAsync($"/v1/{company}/customers?customerId=10001");

        Assert.Equal(status, response.StatusCode);
        if (status != HttpStatusCode.OK)
            Assert.Equal(status == HttpStatusCode.NotFound ? GatewayProblemCode.UnknownCompany : GatewayProblemCode.Unauthorized, (await RunningGateway.ProblemAsync(response)).Code);
    }

    [Fact]
    public async Task Health_shows_strangers_its_status_and_callers_their_companies()
    {
        await using var gateway = await StartAsync();
        var full = await gateway.Http.GetStringAsync("/v1/health");
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        var bare = await gateway.Http.GetStringAsync("/v1/health");
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", RunningGateway.KeyOfGb);
        var gb = await gateway.Http.GetStringAsync("/v1/health");

        Assert.Equal("""{"status":"healthy","companies":{}}""", bare);
        Assert.Contains("\"DE\":{\"database\":true,\"writer\":true,\"waiting\":0}", full, StringComparison.Ordinal);
        Assert.DoesNotContain("DE", gb, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capabilities_name_currencies_writes_and_lengths()
    {
        await using var gateway = await StartAsync();

        var answer = JsonSerializer.Deserialize(await gateway.Http.GetStringAsync("/v1/capabilities"), GatewayJson.Default.GatewayCapabilities)!;

        Assert.Equal(["DE", "GB"], answer.Companies.Select(company => company.Company));
        Assert.Equal(["EUR"], answer.Companies[0].Currencies);
        Assert.Equal(["order", "orderChange", "orderCancellation", "customer", "customerMatch", "shipTo", "return"], answer.Companies[0].Writes);
        Assert.Equal(25, answer.MaxLengths["purchaseOrder"]);
    }

    [Fact]
    public async Task The_correlation_id_comes_back_and_a_harmful_one_is_replaced()
    {
        await using var gateway = await StartAsync();

        Assert.Equal("abc-1", await CorrelationAsync(gateway, "abc-1"));
        Assert.Matches("^[0-9a-f]{32}$", await CorrelationAsync(gateway, "a b<script>"));
        Assert.Matches("^[0-9a-f]{32}$", await CorrelationAsync(gateway, null));
    }

    [Fact]
    public async Task Unknown_paths_and_methods_are_problems_too()
    {
        await using var gateway = await StartAsync();

        using var path = await gateway.Http.GetAsync("/v2/anything");
        using var method = await gateway.Http.DeleteAsync("/v1/DE/orders");

        var missing = await RunningGateway.ProblemAsync(path);
        Assert.Equal((404, GatewayProblemCode.NotFound), (missing.Status, missing.Code));
        Assert.Equal(405, (await RunningGateway.ProblemAsync(method)).Status);
    }

    [Fact]
    public async Task The_OpenAPI_document_describes_every_endpoint_and_money_as_text()
    {
        await using var gateway = await StartAsync();

        using var document = JsonDocument.Parse(await gateway.Http.GetStringAsync("/openapi/v1.json"));

        Assert.Equal(
            ["/v1/capabilities", "/v1/health", "/v1/{company}/credit-memos", "/v1/{company}/customers", "/v1/{company}/customers/{externalId}", "/v1/{company}/customers/{externalId}/ship-tos/{code}", "/v1/{company}/feeds/items", "/v1/{company}/feeds/orders", "/v1/{company}/feeds/prices", "/v1/{company}/feeds/stock", "/v1/{company}/operations/{id}", "/v1/{company}/orders", "/v1/{company}/orders/{number}", "/v1/{company}/orders/{number}/cancel", "/v1/{company}/orders/{number}/change", "/v1/{company}/orders/{number}/fulfilment", "/v1/{company}/prices", "/v1/{company}/returns", "/v1/{company}/stock"],
            document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var create = document.RootElement.GetProperty("paths").GetProperty("/v1/{company}/orders").GetProperty("post");
        Assert.Contains(create.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.Contains(create.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "company");
        var price = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("SalesOrderLine").GetProperty("properties").GetProperty("unitPrice");
        Assert.Equal("string", price.GetProperty("type").GetString());
    }

    private static async Task<string> CorrelationAsync(RunningGateway gateway, string? sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/health");
        if (sent is not null)
            request.Headers.TryAddWithoutValidation("X-Correlation-ID", sent);
        using var response = await gateway.Http.SendAsync(request);
        return Assert.Single(response.Headers.GetValues("X-Correlation-ID"));
    }
}
