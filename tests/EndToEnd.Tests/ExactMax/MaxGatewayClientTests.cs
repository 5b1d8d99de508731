using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class MaxGatewayClientTests
{
    private const string Running = """{"operationId":"op1","state":"running"}""";
    private const string Succeeded = """{"operationId":"op1","state":"succeeded","orderNumber":"20000001","lines":[{"externalLineId":"l1","lineNumber":1,"delivery":1}]}""";

    [Fact]
    public async Task An_order_goes_out_once_with_its_key_and_credentials()
    {
        using var gateway = new StubGateway { Correlation = "corr-1" };
        gateway.Answers(201, Succeeded);
        var operation = await gateway.Client.CreateOrderAsync("DE", "project/1", Orders.Two(), default);
        Assert.Equal((OperationState.Succeeded, "20000001", 1), (operation.State, operation.OrderNumber, operation.Lines.Count));
        var (line, body, headers) = Assert.Single(gateway.Requests);
        Assert.Equal("POST /base/v1/DE/orders", line);
        Assert.Equal(("project/1", "wait=20", "secret", "corr-1"), (headers["Idempotency-Key"], headers["Prefer"], headers["X-Api-Key"], headers["X-Correlation-ID"]));
        Assert.Contains("\"net\":\"181.44\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_takes_longer_is_followed_to_its_outcome()
    {
        using var gateway = new StubGateway();
        gateway.Answers(202, Running).Answers(200, Running).Answers(200, Succeeded);
        var operation = await gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default);
        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal(["POST /base/v1/DE/orders", "GET /base/v1/DE/operations/op1", "GET /base/v1/DE/operations/op1"], gateway.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task A_write_that_takes_too_long_is_answered_with_its_last_state()
    {
        using var gateway = new StubGateway(("OperationTimeout", "00:00:10"), ("PollInterval", "00:00:02"));
        gateway.Answers(202, Running);
        var operation = await gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default);
        Assert.Equal(OperationState.Running, operation.State);
        Assert.Equal(6, gateway.Requests.Count);
    }

    [Theory]
    [InlineData("failed", OperationState.Failed)]
    [InlineData("unknown", OperationState.Unknown)]
    public async Task A_failed_or_unknown_outcome_is_an_answer(string state, OperationState expected)
    {
        using var gateway = new StubGateway();
        gateway.Answers(200, $$"""{"operationId":"op1","error":{"code":"REFUSED","title":"MAX refused."},"state":"{{state}}"}""");
        var operation = await gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default);
        Assert.Equal((expected, "REFUSED"), (operation.State, operation.Error!.Code));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_write_is_repeated_as_it_stands_when_the_gateway_is_away_for_a_moment(int status)
    {
        using var gateway = new StubGateway();
        gateway.Breaks().Problem(status, "ERP_BUSY", retryable: true).Answers(201, Succeeded);
        var operation = await gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default);
        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal(3, gateway.Requests.Count);
        Assert.Single(gateway.Requests.Select(request => request.Body).Distinct());
        Assert.All(gateway.Requests, request => Assert.Equal("k", request.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task A_gateway_that_stays_away_is_unavailable_and_says_when_to_come_back()
    {
        using var gateway = new StubGateway();
        gateway.Problem(503, "ERP_DOWN", retryable: true, retryAfter: TimeSpan.FromSeconds(7));
        var failure = await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default));
        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
        Assert.Equal(4, gateway.Requests.Count);
    }

    [Fact]
    public async Task A_long_Retry_After_is_left_to_the_caller()
    {
        using var gateway = new StubGateway();
        gateway.Problem(429, "ERP_BUSY", retryable: true, retryAfter: TimeSpan.FromMinutes(5));
        var failure = await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default));
        Assert.Equal(TimeSpan.FromMinutes(5), failure.RetryAfter);
        Assert.Single(gateway.Requests);
    }

    [Fact]
    public async Task A_gateway_that_hangs_is_unavailable()
    {
        using var gateway = new StubGateway(("Retries", "1"));
        gateway.Hangs(TimeSpan.FromSeconds(90));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.GetOrderAsync("DE", "20000001", default));
        Assert.Equal(2, gateway.Requests.Count);
    }

    [Fact]
    public async Task Giving_up_is_not_an_outage()
    {
        using var gateway = new StubGateway();
        gateway.Hangs();
        using var gone = new CancellationTokenSource();
        var work = gateway.Client.GetOrderAsync("DE", "20000001", gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task An_open_circuit_lets_nothing_through_and_closes_again()
    {
        using var gateway = new StubGateway(("Retries", "0"), ("CircuitMinimumCalls", "3"), ("CircuitBreak", "00:00:20"));
        gateway.Breaks();
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.GetOrderAsync("DE", "1", default));
        var held = await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.GetOrderAsync("DE", "1", default));
        Assert.InRange(held.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        Assert.Equal(3, gateway.Requests.Count);
        gateway.Clock.Advance(TimeSpan.FromSeconds(21));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.GetOrderAsync("DE", "1", default));
        Assert.Equal(4, gateway.Requests.Count);
    }

    [Fact]
    public async Task A_problem_is_an_exception_with_its_code_and_without_the_value()
    {
        using var gateway = new StubGateway();
        gateway.Answers(422, """{"code":"UNKNOWN_SKU","title":"MAX has no such part.","field":"lines[0].part","value":"private","status":422}""", "application/problem+json");
        var failure = await Assert.ThrowsAsync<GatewayException>(() => gateway.Client.CreateOrderAsync("DE", "k", Orders.Two(), default));
        Assert.Equal(("UNKNOWN_SKU", false, "private"), (failure.Code, failure.Retryable, failure.Problem.Value));
        Assert.Equal("UNKNOWN_SKU (lines[0].part): MAX has no such part.", failure.Message);
        Assert.Single(gateway.Requests);
    }

    [Fact]
    public async Task Only_the_gateway_itself_can_say_that_something_does_not_exist()
    {
        using var gateway = new StubGateway();
        gateway.Problem(404, "NOT_FOUND").Problem(404, "UNKNOWN_COMPANY").Answers(404, "<html>proxy</html>", "text/html").Answers(200, "<html>sign in</html>", "text/html");
        Assert.Null(await gateway.Client.GetOrderAsync("DE", "1", default));
        Assert.Equal("UNKNOWN_COMPANY", (await Assert.ThrowsAsync<GatewayException>(() => gateway.Client.GetOrderAsync("XX", "1", default))).Code);
        Assert.Equal("INTERNAL", (await Assert.ThrowsAsync<GatewayException>(() => gateway.Client.GetOrderAsync("DE", "1", default))).Code);
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => gateway.Client.GetOrderAsync("DE", "1", default));
    }

    [Fact]
    public async Task Orders_and_customers_are_found_by_escaped_criteria()
    {
        using var gateway = new StubGateway();
        gateway.Answers(200, """[{"orderNumber":"20000001","customerId":"WEBDE","purchaseOrder":"p","status":"open"}]""").Answers(200, "[]")
            .Answers(200, """[{"customerId":"10001","status":"released","billTo":{"name":"n","lines":[],"city":"c","country":"DE"}}]""");
        Assert.Equal("20000001", (await gateway.Client.FindOrderAsync("DE", "a/b c", default))!.OrderNumber);
        Assert.Null(await gateway.Client.FindOrderAsync("DE", "none", default));
        Assert.Equal("10001", Assert.Single(await gateway.Client.FindCustomersAsync("DE", new CustomerQuery { Email = "a+b@example.com" }, default)).CustomerId);
        Assert.Equal(["GET /base/v1/DE/orders?externalId=a%2Fb%20c", "GET /base/v1/DE/orders?externalId=none", "GET /base/v1/DE/customers?email=a%2Bb%40example.com"], gateway.Requests.Select(request => request.Line));
        await Assert.ThrowsAsync<ArgumentException>(() => gateway.Client.FindCustomersAsync("DE", new CustomerQuery(), default));
        await Assert.ThrowsAsync<ArgumentException>(() => gateway.Client.FindCustomersAsync("DE", new CustomerQuery { Name = "n" }, default));
        await Assert.ThrowsAsync<ArgumentException>(() => gateway.Client.FindCustomersAsync("DE", new CustomerQuery { Name = "n", PostalCode = "1", Email = "e" }, default));
        Assert.Single(await gateway.Client.FindCustomersAsync("DE", new CustomerQuery { Name = "A & B", PostalCode = "1" }, default));
        Assert.Equal("GET /base/v1/DE/customers?name=A%20%26%20B&postalCode=1", gateway.Requests[^1].Line);
    }

    [Fact]
    public async Task Bad_health_is_an_answer()
    {
        using var gateway = new StubGateway();
        gateway.Answers(503, """{"status":"unhealthy","companies":{"DE":{"database":false,"writer":true}}}""");
        var health = await gateway.Client.GetHealthAsync(default);
        Assert.Equal(("unhealthy", false), (health.Status, health.Companies["DE"].Database));
        Assert.Single(gateway.Requests);
    }
}
