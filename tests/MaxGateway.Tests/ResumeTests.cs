using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class ResumeTests : GatewayTest
{
    [Theory]
    [InlineData(MaxCallMoment.Before, 1)]
    [InlineData(MaxCallMoment.Applied, 1)]
    [InlineData(MaxCallMoment.Before, 2)]
    [InlineData(MaxCallMoment.Applied, 2)]
    [InlineData(MaxCallMoment.Before, 3)]
    [InlineData(MaxCallMoment.Applied, 3)]
    public async Task After_a_crash_in_any_call_the_next_start_finishes_the_same_order(MaxCallMoment moment, int call)
    {
        var crash = CrashPoint.At(Max.Faults, moment, call);
        var first = await StartAsync();
        var accepted = await first.CreateAsync(Order(), wait: 0);
        await crash.CrashAsync(first);

        await using var second = await StartAsync();
        var done = await second.CreateAsync(Order());

        Assert.Equal(accepted.OperationId, done.OperationId);
        Assert.Equal(OperationState.Succeeded, done.State);
        var order = Assert.Single(Max.View.Orders("DE"));
        Assert.Equal(done.OrderNumber, order.Number);
        Assert.Equal([1, 2], order.Lines.Select(line => line.Line));
    }

    [Theory]
    [InlineData(MaxFault.LoseReply, MaxCall.AddSalesOrder)]
    [InlineData(MaxFault.LoseReply, MaxCall.AddSalesOrderLine)]
    [InlineData(MaxFault.LoseCall, MaxCall.AddSalesOrder)]
    [InlineData(MaxFault.LoseCall, MaxCall.AddSalesOrderLine)]
    public async Task A_lost_call_is_settled_by_looking_it_up(MaxFault fault, string kind)
    {
        Max.Faults.Next(fault, kind: kind);
        await using var gateway = await StartAsync();

        var done = await gateway.CreateAsync(Order());

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal(2, Assert.Single(Max.View.Orders("DE")).Lines.Count);
    }

    [Fact]
    public async Task Calls_lost_again_and_again_end_as_unknown_and_the_same_request_takes_it_up()
    {
        Max.Faults.Next(MaxFault.LoseCall, times: 5);
        await using var gateway = await StartAsync();

        var unknown = await gateway.CreateAsync(Order());
        var done = await gateway.CreateAsync(Order());

        Assert.Equal((OperationState.Unknown, GatewayProblemCode.OutcomeUnknown), (unknown.State, unknown.Error!.Code));
        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Single(Max.View.Orders("DE"));
    }

    [Fact]
    public async Task While_MAX_is_down_the_order_waits_and_is_written_when_it_is_back()
    {
        Max.Faults.Next(MaxFault.Unavailable, times: 3);
        await using var gateway = await RunningGateway.StartAsync(Max, Inbox, new SkippingClock());

        var operation = await gateway.CreateAsync(Order(), wait: 0);
        while (operation.State is OperationState.Queued or OperationState.Running)
            operation = await gateway.OperationAsync(operation.OperationId);

        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Single(Max.View.Orders("DE"));
    }

    [Fact]
    public async Task Two_orders_that_could_be_it_are_left_to_a_person_and_nothing_is_created()
    {
        Max.Faults.Next(MaxFault.LoseReply, kind: MaxCall.AddSalesOrder);
        Max.Faults.OnCall = (moment, _, call) =>
        {
            if (moment == MaxCallMoment.Applied && call == 1)
                CopyHeader("20999999");
            return Task.CompletedTask;
        };
        await using var gateway = await StartAsync();

        var operation = await gateway.CreateAsync(Order());

        Assert.Equal(OperationState.Unknown, operation.State);
        Assert.Contains("20999999", operation.Error!.Detail, StringComparison.Ordinal);
        Assert.Equal(2, Max.View.CountOrders("DE"));
        Assert.Equal(0, Max.View.CountLines("DE"));
        Max.Database("DE").Execute("DELETE FROM SO_Master WHERE ORDNUM_27 = '20999999'");
        Assert.Equal(OperationState.Succeeded, (await gateway.CreateAsync(Order())).State);
        Assert.Single(Max.View.Orders("DE"));
    }

    [Fact]
    public async Task An_order_that_somebody_typed_in_meanwhile_is_taken_over_but_another_with_the_same_purchase_order_is_not()
    {
        await using var gateway = await StartAsync();
        await gateway.CreateAsync(Order());
        Max.Database("DE").Execute("UPDATE SO_Master SET UDFKEY_27 = '               '");

        var same = await gateway.CreateAsync(Order(), key: "retyped");
        var other = await gateway.CreateAsync(Order() with { OrderDate = new DateOnly(2026, 10, 2) }, key: "other");

        Assert.Equal(2, Max.View.CountOrders("DE"));
        Assert.NotEqual(same.OrderNumber, other.OrderNumber);
    }

    [Fact]
    public async Task A_line_that_MAX_holds_otherwise_is_left_to_a_person()
    {
        var crash = CrashPoint.At(Max.Faults, MaxCallMoment.Before, 3);
        var first = await StartAsync();
        await first.CreateAsync(Order(), wait: 0);
        await crash.CrashAsync(first);
        Max.Database("DE").Execute("UPDATE SO_Detail SET PRICE_28 = 99");

        await using var second = await StartAsync();
        var operation = await second.CreateAsync(Order());

        Assert.Equal(OperationState.Unknown, operation.State);
        Assert.Contains("holds price 99 instead of 12.5", operation.Error!.Detail, StringComparison.Ordinal);
        Assert.Equal(1, Max.View.CountLines("DE"));
    }

    private void CopyHeader(string number)
    {
        var columns = string.Join(", ", Max.View.Query<string>("DE", "SELECT name FROM pragma_table_info('SO_Master') WHERE name <> 'ORDNUM_27'"));
        Max.Database("DE").Execute($"INSERT INTO SO_Master (ORDNUM_27, {columns}) SELECT '{number}', {columns} FROM SO_Master LIMIT 1");
    }
}
