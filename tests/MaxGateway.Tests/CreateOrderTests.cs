using System.Net;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class CreateOrderTests : GatewayTest
{
    [Fact]
    public async Task An_order_becomes_one_header_with_its_lines_and_the_answer_names_them()
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.PostAsync(Order(3));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var order = Assert.Single(Max.View.Orders("DE"));
        Assert.Equal($"/v1/DE/orders/{order.Number}", response.Headers.Location?.ToString());
        Assert.Equal([1, 2, 3], order.Lines.Select(line => line.Line));
        Assert.Equal(75m, order.Net);
        Assert.Equal(7.14m, order.Tax);
        var operation = await gateway.CreateAsync(Order(3));
        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal(order.Number, operation.OrderNumber);
        Assert.Equal([new LineAssignment("l1", 1, 1), new LineAssignment("l2", 2, 1), new LineAssignment("l3", 3, 1)], operation.Lines);
    }

    [Fact]
    public async Task What_the_caller_leaves_open_comes_from_customer_and_part()
    {
        await using var gateway = await StartAsync();

        await gateway.CreateAsync(Order(1));

        var order = Assert.Single(Max.View.Orders("DE"));
        Assert.Equal(("N3", "DH", "WEB", "40000-00", "EU", 1m), (order.Terms, order.ShipVia, order.SalesRep, order.GlReference, order.Currency, order.ExchangeRate));
        Assert.Equal(("FG-HH", "EA"), (order.Lines[0].Stockroom, order.Lines[0].Unit));
        Assert.Equal(15, order.UdfKey.Length);
        Assert.Equal(7.5, Max.View.Scalar<double>("DE", "SELECT COST_28 FROM SO_Detail"));
        Assert.Equal("40000-00", Max.View.Scalar<string>("DE", "SELECT rtrim(GLXREF_28) FROM SO_Detail"));
    }

    [Fact]
    public async Task What_the_caller_gives_wins_over_the_defaults()
    {
        await using var gateway = await StartAsync();
        var order = Order(1);

        await gateway.CreateAsync(order with { Terms = "PR", ShipVia = "DX", SalesRep = "KAM", Fob = "Port", Lines = [order.Lines[0] with { Stockroom = "FG-MU", Unit = "BX" }] });

        var stored = Assert.Single(Max.View.Orders("DE"));
        Assert.Equal(("PR", "DX", "KAM", "FG-MU", "BX"), (stored.Terms, stored.ShipVia, stored.SalesRep, stored.Lines[0].Stockroom, stored.Lines[0].Unit));
    }

    [Fact]
    public async Task Points_on_which_sources_about_MAX_conflict_follow_the_settings()
    {
        await using var gateway = await StartAsync(
            "--Gateway:Companies:0:Quirks:ForeignValue=LineTotal", "--Gateway:Companies:0:Quirks:TaxScale=100", "--Gateway:Companies:0:Quirks:CurrencySpelling=Iso");
        var order = Order(2);

        var operation = await gateway.CreateAsync(order);

        Assert.Equal("EUR", Assert.Single(Max.View.Orders("DE")).Currency);
        Assert.Equal([12.5, 25], Max.View.Query<double>("DE", "SELECT FORCUR_28 FROM SO_Detail ORDER BY LINNUM_28"));
        Assert.Equal([238, 238], Max.View.Query<double>("DE", "SELECT TAX1_28 FROM SO_Detail"));
        var read = await gateway.Http.GetStringAsync($"/v1/DE/orders/{operation.OrderNumber}");
        Assert.Contains("\"amount\":\"2.38\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_and_body_is_the_same_operation_also_many_times_at_once()
    {
        await using var gateway = await StartAsync();

        var operations = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gateway.CreateAsync(Order())));

        Assert.Single(operations.Select(operation => operation.OperationId).Distinct());
        Assert.Single(Max.View.Orders("DE"));
        Assert.Equal(0, Max.View.ConcurrentCalls("DE"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_with_both_hashes()
    {
        await using var gateway = await StartAsync();
        await gateway.CreateAsync(Order());

        using var response = await gateway.PostAsync(Order() with { OrderedBy = "Someone" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal(GatewayProblemCode.Duplicate, problem.Code);
        Assert.Matches("hash [0-9a-f]{64};.* hash [0-9a-f]{64}", problem.Detail);
        Assert.Single(Max.View.Orders("DE"));
    }

    [Fact]
    public async Task When_the_wait_is_over_first_the_answer_is_202_with_the_place_to_look()
    {
        var release = new TaskCompletionSource();
        Max.Faults.OnCall = (_, _, _) => release.Task;
        await using var gateway = await StartAsync();

        using var response = await gateway.PostAsync(Order(), wait: 0);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        release.SetResult();
        var done = await gateway.CreateAsync(Order());
        Assert.Equal($"/v1/DE/operations/{done.OperationId}", response.Headers.Location?.ToString());
        Assert.Equal(OperationState.Succeeded, (await gateway.OperationAsync(done.OperationId)).State);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/v1/DE/operations/nothing")).StatusCode);
    }

    [Fact]
    public async Task An_order_reads_back_by_number_and_by_the_callers_id()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order())).OrderNumber;

        var byNumber = await gateway.Http.GetStringAsync($"/v1/DE/orders/{number}");
        var byId = await gateway.Http.GetStringAsync("/v1/DE/orders?externalId=web-1");

        Assert.Equal($"[{byNumber}]", byId);
        Assert.Contains("\"status\":\"open\"", byNumber, StringComparison.Ordinal);
        Assert.Contains("\"currency\":\"EUR\"", byNumber, StringComparison.Ordinal);
        Assert.Contains("\"unitPrice\":\"12.5\"", byNumber, StringComparison.Ordinal);
        Assert.Contains("\"externalId\":\"web-1\"", byNumber, StringComparison.Ordinal);
        Assert.Equal("[]", await gateway.Http.GetStringAsync("/v1/DE/orders?externalId=other"));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/v1/DE/orders/99999999")).StatusCode);
    }

    [Fact]
    public async Task A_full_inbox_answers_429_with_a_time_to_come_back()
    {
        Max.Faults.OnCall = (_, _, _) => new TaskCompletionSource().Task;
        await using var gateway = await StartAsync("--Gateway:Inbox:Limit=1", "--Gateway:Inbox:RetryAfterSeconds=7");
        await gateway.CreateAsync(Order(), wait: 0);

        using var response = await gateway.PostAsync(Order(id: "web-2"));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Equal(GatewayProblemCode.ErpBusy, (await RunningGateway.ProblemAsync(response)).Code);
        await gateway.StopAsync();
    }
}
