using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class ReturnCheckTests : GatewayTest
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "order", GatewayProblemCode.NotFound, "lines[0].orderNumber" },
        { "line", GatewayProblemCode.NotFound, "lines[0].orderLine" },
        { "delivery", GatewayProblemCode.NotFound, "lines[0].orderLine" },
        { "stockroom", GatewayProblemCode.UnknownCode, "lines[0].stockroom" },
        { "stockroom of the order", GatewayProblemCode.UnknownCode, "lines[0].stockroom" },
        { "reason", GatewayProblemCode.UnknownCode, "lines[0].reason" },
        { "long stockroom", GatewayProblemCode.Length, "lines[0].stockroom" },
        { "long reason", GatewayProblemCode.Length, "lines[0].reason" },
        { "long order", GatewayProblemCode.Length, "lines[0].orderNumber" },
        { "no order", GatewayProblemCode.Validation, "lines[0].orderNumber" },
        { "nothing", GatewayProblemCode.Validation, "lines[0].quantity" },
        { "less than nothing", GatewayProblemCode.Validation, "lines[0].quantity" },
        { "seven decimals", GatewayProblemCode.Validation, "lines[0].quantity" },
        { "line 100", GatewayProblemCode.Validation, "lines[0].orderLine" },
        { "delivery 0", GatewayProblemCode.Validation, "lines[0].orderDelivery" },
        { "no lines", GatewayProblemCode.Validation, "lines" },
        { "100 lines", GatewayProblemCode.Validation, "lines" },
        { "no id", GatewayProblemCode.Validation, "externalId" },
        { "no item id", GatewayProblemCode.Validation, "lines[0].externalItemId" },
        { "other account", GatewayProblemCode.Validation, "lines[1].orderNumber" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_MAX_is_left_alone(string what, string code, string field)
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        var other = what == "other account" ? (await gateway.CreateAsync(Order(1, "web-2") with { CustomerId = "10002" })).OrderNumber! : "";
        if (what == "other account")
            Max.User.Ship(other, 1, 1);
        if (what == "stockroom of the order")
            Max.Database("DE").Execute("DELETE FROM Stock_Master WHERE STK_05 = 'FG-HH   '");
        var line = Returning.Line(order, 1);
        var request = Returning.Return(order);
        var calls = Max.Faults.Calls;

        using var response = await gateway.PostReturnAsync(what switch
        {
            "no lines" => request with { Lines = [] },
            "100 lines" => request with { Lines = [.. Enumerable.Repeat(line with { Quantity = 0.001m }, 100)] },
            "no id" => request with { ExternalId = "" },
            "other account" => request with { Lines = [line, Returning.Line(other, 1)] },
            _ => request with
            {
                Lines =
                [
                    what switch
                    {
                        "order" => line with { OrderNumber = "99999999" },
                        "line" => line with { OrderLine = 7 },
                        "delivery" => line with { OrderDelivery = 2 },
                        "stockroom" => line with { Stockroom = "NOWHERE" },
                        "reason" => line with { Reason = "??" },
                        "long stockroom" => line with { Stockroom = "FAR-AWAY-1" },
                        "long reason" => line with { Reason = "012" },
                        "long order" => line with { OrderNumber = "999999999" },
                        "no order" => line with { OrderNumber = " " },
                        "nothing" => line with { Quantity = 0 },
                        "less than nothing" => line with { Quantity = -1 },
                        "seven decimals" => line with { Quantity = 0.0000001m },
                        "line 100" => line with { OrderLine = 100 },
                        "delivery 0" => line with { OrderDelivery = 0 },
                        "no item id" => line with { ExternalItemId = "" },
                        _ => line,
                    },
                ],
            },
        }, key: "wrong");

        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal((422, code, field), (problem.Status, problem.Code, problem.Field));
        Assert.NotNull(problem.Advice);
        Assert.Equal(calls, Max.Faults.Calls);
        Assert.Empty(Max.View.Rmas());
    }

    [Fact]
    public async Task Several_problems_are_named_at_once()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);

        using var response = await gateway.PostReturnAsync(Returning.Return(order) with
        {
            Lines = [Returning.Line(order, 1, 2), Returning.Line(order, 2) with { Reason = "??", Stockroom = "NOWHERE" }],
        });

        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal(["lines[1].stockroom", "lines[1].reason", "lines[0].quantity"], problem.Errors!.Select(error => error.Field));
    }

    [Fact]
    public async Task No_more_comes_back_than_was_shipped_and_is_not_on_another_RMA()
    {
        await using var gateway = await StartAsync();
        var order = (await gateway.CreateAsync(Order(4))).OrderNumber!;
        Max.User.Ship(order, 4, 3);
        await gateway.ReturnAsync(Returning.Return(order) with { Lines = [Returning.Line(order, 4, 2)] });

        using var together = await gateway.PostReturnAsync(Returning.Return(order, id: "return-2") with { Lines = [Returning.Line(order, 4, 0.5m), Returning.Line(order, 4, 0.6m)] });
        using var unshipped = await gateway.PostReturnAsync(Returning.Return(order, id: "return-3"));
        var rest = await gateway.ReturnAsync(Returning.Return(order, id: "return-4") with { Lines = [Returning.Line(order, 4, 0.5m), Returning.Line(order, 4, 0.5m)] });

        var problem = await RunningGateway.ProblemAsync(together);
        Assert.Equal((422, GatewayProblemCode.NotShipped, "lines[0].quantity", "asked 1.1, shipped 3, returned 2"), (problem.Status, problem.Code, problem.Field, problem.Value));
        Assert.Equal("asked 1, shipped 0, returned 0", (await RunningGateway.ProblemAsync(unshipped)).Value);
        Assert.Equal(OperationState.Succeeded, rest.State);
    }

    [Fact]
    public async Task An_RMA_that_was_closed_takes_only_what_came()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        await gateway.ReturnAsync(Returning.Return(order) with { Lines = [Returning.Line(order, 2, 2)] });
        Max.Database("DE").Execute("UPDATE RMA_Detail SET STATUS_52 = '4', RECQTY_52 = 1");

        using var two = await gateway.PostReturnAsync(Returning.Return(order, id: "return-2") with { Lines = [Returning.Line(order, 2, 2)] });
        var one = await gateway.ReturnAsync(Returning.Return(order, id: "return-3") with { Lines = [Returning.Line(order, 2)] });

        Assert.Equal("asked 2, shipped 2, returned 1", (await RunningGateway.ProblemAsync(two)).Value);
        Assert.Equal(OperationState.Succeeded, one.State);
    }

    [Fact]
    public async Task Two_returns_that_came_at_once_for_the_same_goods_make_one_RMA_and_the_other_is_told()
    {
        var release = new TaskCompletionSource();
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.OnCall = (_, _, _) => release.Task;
        var first = await gateway.ReturnAsync(Returning.Return(order), wait: 0);
        var second = await gateway.ReturnAsync(Returning.Return(order, id: "return-2"), wait: 0);
        release.SetResult();

        first = await gateway.ReturnAsync(Returning.Return(order));
        do
            second = await gateway.OperationAsync(second.OperationId);
        while (second.State is OperationState.Queued or OperationState.Running);

        Assert.Equal(OperationState.Succeeded, first.State);
        Assert.Equal((OperationState.Failed, GatewayProblemCode.NotShipped), (second.State, second.Error!.Code));
        Assert.Single(Max.View.Rmas());
    }

    [Fact]
    public async Task A_credit_memo_is_no_order_that_goods_were_sold_with()
    {
        await using var gateway = await StartAsync("--Gateway:Companies:0:CreditMemos=true");
        var order = await gateway.ShippedAsync(Max);
        var memo = (await gateway.CreditMemoAsync(Returning.Memo(order))).OrderNumber!;

        using var response = await gateway.PostReturnAsync(Returning.Return(memo));

        Assert.Equal((GatewayProblemCode.NotFound, "lines[0].orderNumber"), ((await RunningGateway.ProblemAsync(response)) is var problem ? problem.Code : "", problem.Field));
    }
}
