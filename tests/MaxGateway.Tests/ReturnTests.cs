using System.Net;
using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Connector.MaxGateway.Tests;

public sealed class ReturnTests : GatewayTest
{
    [Fact]
    public async Task A_return_becomes_one_RMA_whose_lines_know_the_order_that_they_were_sold_with()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max, 3);
        var request = Returning.Return(order) with
        {
            Lines =
            [
                Returning.Line(order, 1) with { Reason = "01" }, Returning.Line(order, 2, 1.5m) with { Action = ReturnAction.Replace, Stockroom = "FG-MU" },
                Returning.Line(order, 3, 3) with { Action = ReturnAction.Repair },
            ],
        };

        using var response = await gateway.PostReturnAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var operation = await gateway.ReturnAsync(request);
        Assert.Equal($"/v1/DE/operations/{operation.OperationId}", response.Headers.Location?.ToString());
        Assert.Equal((OperationState.Succeeded, (string?)null), (operation.State, operation.OrderNumber));
        Assert.Equal([new($"item-{order}-1", 1, 1), new($"item-{order}-2", 2, 1), new LineAssignment($"item-{order}-3", 3, 1)], operation.Lines);
        Assert.Equal(operation.ReturnNumber, (await gateway.OperationAsync(operation.OperationId)).ReturnNumber);
        var key = Max.View.Rmas()[0].UdfKey;
        var line = new RmaLine { Number = operation.ReturnNumber!, Delivery = "00", Order = order, OrderDelivery = "01", Customer = "10001", Status = "3", Stockroom = "FG-HH", UdfKey = key };
        Assert.Equal(15, key.Length);
        Assert.Equal(
            [
                line with { Line = "01", OrderLine = "01", Part = "BRK-1001", Quantity = 1, Due = 1, Actions = "NNY", Reason = "01" },
                line with { Line = "02", OrderLine = "02", Part = "BRK-1002", Quantity = 1.5, Due = 1.5, Actions = "NYN", Stockroom = "FG-MU" },
                line with { Line = "03", OrderLine = "03", Part = "BRK-1001", Quantity = 3, Due = 3, Actions = "YNN" },
            ],
            Max.View.Rmas());
    }

    [Fact]
    public async Task Goods_of_several_orders_come_back_with_one_RMA()
    {
        await using var gateway = await StartAsync();
        var first = await gateway.ShippedAsync(Max);
        var second = await gateway.ShippedAsync(Max, id: "web-2");

        var operation = await gateway.ReturnAsync(Returning.Return(first) with { Lines = [Returning.Line(first, 1), Returning.Line(second, 2, 2), Returning.Line(first, 2)] });

        Assert.Equal([(first, "01"), (second, "02"), (first, "02")], Max.View.Rmas().Select(line => (line.Order, line.OrderLine)));
        Assert.Equal(operation.ReturnNumber, Assert.Single(Max.View.Rmas().Select(line => line.Number).Distinct()));
    }

    [Fact]
    public async Task A_return_of_99_lines_becomes_one_RMA()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max, 99);

        var operation = await gateway.ReturnAsync(Returning.Return(order, 99));

        Assert.Equal((OperationState.Succeeded, 99), (operation.State, operation.Lines.Count));
        Assert.Equal("99", Max.View.Rmas()[^1].Line);
    }

    [Fact]
    public async Task The_same_key_and_body_is_the_same_RMA_also_many_times_at_once()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);

        var operations = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gateway.ReturnAsync(Returning.Return(order, 2))));

        Assert.Single(operations.Select(operation => operation.OperationId).Distinct());
        Assert.Equal(2, Max.View.Rmas().Count);
        Assert.Equal(0, Max.View.ConcurrentCalls("DE"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_also_when_it_made_an_order()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        await gateway.ReturnAsync(Returning.Return(order));

        using var body = await gateway.PostReturnAsync(Returning.Return(order, 2));
        using var kind = await gateway.PostReturnAsync(Returning.Return(order), key: "web-1");

        Assert.Equal((HttpStatusCode.Conflict, GatewayProblemCode.Duplicate), (body.StatusCode, (await RunningGateway.ProblemAsync(body)).Code));
        Assert.Equal((HttpStatusCode.Conflict, GatewayProblemCode.Duplicate), (kind.StatusCode, (await RunningGateway.ProblemAsync(kind)).Code));
        Assert.Single(Max.View.Rmas());
    }

    [Fact]
    public async Task A_failed_order_does_not_give_its_key_to_a_return()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrder);
        Assert.Equal(OperationState.Failed, (await gateway.CreateAsync(Order(id: "web-2"))).State);

        using var response = await gateway.PostReturnAsync(Returning.Return(order), key: "web-2");

        Assert.Equal(GatewayProblemCode.Duplicate, (await RunningGateway.ProblemAsync(response)).Code);
        Assert.Equal(OperationState.Succeeded, (await gateway.CreateAsync(Order(id: "web-2"))).State);
    }

    [Fact]
    public async Task Orders_and_returns_share_the_one_writer_of_their_company()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max, 8);
        Max.Faults.Delay = TimeSpan.FromMilliseconds(1);

        var writes = Enumerable.Range(1, 8).SelectMany(i => new[]
        {
            gateway.CreateAsync(Order(id: $"more-{i}")),
            gateway.ReturnAsync(Returning.Return(order, id: $"back-{i}") with { Lines = [Returning.Line(order, i)] }),
        });
        var done = await Task.WhenAll(writes);

        Assert.All(done, operation => Assert.Equal(OperationState.Succeeded, operation.State));
        Assert.Equal(8, Max.View.Rmas().Select(line => line.Number).Distinct().Count());
        Assert.Equal(9, Max.View.CountOrders("DE"));
        Assert.Equal(0, Max.View.ConcurrentCalls("DE"));
    }

    [Fact]
    public async Task The_OpenAPI_document_names_the_key_and_describes_quantities_as_text()
    {
        await using var gateway = await StartAsync();

        using var document = JsonDocument.Parse(await gateway.Http.GetStringAsync("/openapi/v1.json"));

        foreach (var path in (string[])["/v1/{company}/returns", "/v1/{company}/credit-memos"])
        {
            var post = document.RootElement.GetProperty("paths").GetProperty(path).GetProperty("post");
            Assert.Contains(post.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
        }
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        Assert.Equal("string", schemas.GetProperty("ReturnLine").GetProperty("properties").GetProperty("quantity").GetProperty("type").GetString());
        Assert.Equal(["credit", "replace", "repair"], schemas.GetProperty("ReturnAction").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
    }

    [Fact]
    public async Task Whose_an_RMA_and_a_credit_memo_are_is_remembered_also_after_a_crash()
    {
        const string Allowed = "--Gateway:Companies:0:CreditMemos=true";
        var first = await StartAsync(Allowed);
        var order = await first.ShippedAsync(Max);
        var memo = await first.CreditMemoAsync(Returning.Memo(order));
        var crash = CrashPoint.At(Max.Faults, MaxCallMoment.Applied, Max.Faults.Calls + 2);
        await first.ReturnAsync(Returning.Return(order, 2), wait: 0);
        await crash.CrashAsync(first);
        await using var second = await StartAsync(Allowed);
        var rma = await second.ReturnAsync(Returning.Return(order, 2));

        using var inbox = new SqliteConnection($"Data Source={Inbox}");
        var remembered = inbox.Query<(string, string, long, string, string?)>(
            "SELECT company, number, line, external_id, external_item_id FROM return_memories ORDER BY number, line");

        Assert.Equal(
            [
                ("DE", memo.OrderNumber!, 0, "memo-1", null), ("DE", memo.OrderNumber!, 1, "memo-1", "l1"),
                ("DE", rma.ReturnNumber!, 0, "return-1", null), ("DE", rma.ReturnNumber!, 1, "return-1", $"item-{order}-1"), ("DE", rma.ReturnNumber!, 2, "return-1", $"item-{order}-2"),
            ],
            remembered);
    }
}
