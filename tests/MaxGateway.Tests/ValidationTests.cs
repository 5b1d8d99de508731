using System.Net;
using System.Text;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

public sealed class ValidationTests : GatewayTest
{
    [Fact]
    public async Task All_problems_of_an_order_are_reported_at_once_and_nothing_is_kept()
    {
        Max.Database("DE").Execute("DELETE FROM Part_Sales WHERE PRTNUM_29 = 'CAP-RED'");
        await using var gateway = await StartAsync();
        var order = Order(3);
        var wrong = order with
        {
            CustomerId = "10099", PurchaseOrder = new string('9', 26), Terms = "??", ShipVia = "!!", Currency = "USD",
            ShipTo = order.ShipTo with { Lines = [new string('x', 65)], City = "Two\nlines" },
            Lines =
            [
                order.Lines[0] with { Part = "NOPE", Stockroom = "NOWHERE", Taxes = [new LineTax("X99", 2.38m)] },
                order.Lines[1] with { Part = "CAP-RED", NetTotal = 25.01m, LineNumber = 1 },
                order.Lines[2] with { Quantity = 0, NetTotal = 0, Taxes = [.. Enumerable.Repeat(new LineTax("V19", 1), 4)] },
            ],
        };

        using var response = await gateway.PostAsync(wrong);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await RunningGateway.ProblemAsync(response);
        string[] expected =
        [
            "CUSTOMER_ON_HOLD customerId", "LENGTH purchaseOrder", "LENGTH shipTo.lines[0]", "NOT_SELLABLE lines[1].part", "TOTALS lines[1].netTotal",
            "TOTALS totals.net", "TOTALS totals.tax", "UNKNOWN_CODE currency", "UNKNOWN_CODE lines[0].stockroom", "UNKNOWN_CODE lines[0].taxes[0].code",
            "UNKNOWN_CODE shipVia", "UNKNOWN_CODE terms", "UNKNOWN_SKU lines[0].part", "VALIDATION lines[1].lineNumber", "VALIDATION lines[2].quantity",
            "VALIDATION lines[2].taxes", "VALIDATION shipTo.city",
        ];
        Assert.Equal(expected, problem.Errors!.Select(error => $"{error.Code} {error.Field}").Order(StringComparer.Ordinal));
        Assert.All(problem.Errors!, error => Assert.False(string.IsNullOrEmpty(error.Advice)));
        Assert.Equal(0, Max.Faults.Calls);
        using var corrected = await gateway.PostAsync(order);
        Assert.Equal(HttpStatusCode.Created, corrected.StatusCode);
    }

    [Fact]
    public async Task A_single_problem_stands_for_itself()
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.PostAsync(Order() with { CustomerId = "GHOST" });

        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal((GatewayProblemCode.UnknownCustomer, "customerId", "GHOST", 422), (problem.Code, problem.Field, problem.Value, problem.Status));
        Assert.Null(problem.Errors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task MAX_numbers_1_to_99_lines(int lines)
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.PostAsync(Order(lines));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Split the order.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "line 1")]
    [InlineData("null", HttpStatusCode.BadRequest, "null")]
    [InlineData("{\n\"externalId\": \"a\",\n\"colour\": 1}", HttpStatusCode.BadRequest, "colour")]
    [InlineData("{\n\"externalId\": \"a\",\n\"orderDate\": \"soon\"}", HttpStatusCode.BadRequest, "\"field\":\"orderDate\"")]
    [InlineData("{\"externalId\": null}", HttpStatusCode.BadRequest, "externalId")]
    [InlineData("{\"externalId\": \"a\", \"externalId\": \"b\"}", HttpStatusCode.BadRequest, "externalId")]
    [InlineData("{\"externalId\": \"a\"}", HttpStatusCode.BadRequest, "customerId")]
    [InlineData("{\"totals\": {\"net\": \"1,5\"}}", HttpStatusCode.BadRequest, "\"field\":\"totals.net\"")]
    public async Task Malformed_JSON_is_refused_with_member_and_place(string body, HttpStatusCode status, string names)
    {
        await using var gateway = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/DE/orders") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "k");

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(GatewayProblemCode.Validation, (await RunningGateway.ProblemAsync(response)).Code);
        Assert.Contains(names, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_read_from_strings_and_numbers_alike()
    {
        await using var gateway = await StartAsync();
        var done = await gateway.CreateAsync(Order(1));
        var text = System.Text.Json.JsonSerializer.Serialize(Order(1), GatewayJson.Default.SalesOrderRequest).Replace("\"12.5\"", "12.50", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/DE/orders") { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "web-1");

        using var response = await gateway.Http.SendAsync(request);

        Assert.Contains(done.OperationId, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_the_content_type_and_the_size_are_checked()
    {
        await using var gateway = await StartAsync("--Gateway:MaxRequestBytes=2000");
        using var noKey = await gateway.Http.PostAsync("/v1/DE/orders", new StringContent("{}", Encoding.UTF8, "application/json"));
        using var text = await gateway.Http.SendAsync(WithKey(new StringContent("hello", Encoding.UTF8, "text/plain")));
        using var large = await gateway.Http.SendAsync(WithKey(new StringContent($"{{\"externalId\":\"{new string('x', 3000)}\"}}", Encoding.UTF8, "application/json")));

        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (noKey.StatusCode, (await RunningGateway.ProblemAsync(noKey)).Field));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, 415), (text.StatusCode, (await RunningGateway.ProblemAsync(text)).Status));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 413), (large.StatusCode, (await RunningGateway.ProblemAsync(large)).Status));
    }

    [Fact]
    public async Task When_the_MAX_database_is_down_the_answer_is_503_and_nothing_is_accepted()
    {
        await using var gateway = await StartAsync();
        Max.DatabaseDown = true;

        using var response = await gateway.PostAsync(Order());
        var health = await gateway.Http.GetAsync("/v1/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal((GatewayProblemCode.ErpDown, true), (problem.Code, problem.Retryable));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Max.DatabaseDown = false;
        Assert.Equal(OperationState.Succeeded, (await gateway.CreateAsync(Order())).State);
    }

    private static HttpRequestMessage WithKey(HttpContent body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/DE/orders") { Content = body };
        request.Headers.Add("Idempotency-Key", "k");
        return request;
    }
}
