using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class CancelOrderTests : GatewayTest
{
    [Fact]
    public async Task Nothing_shipped_closes_lines_and_header_with_the_reason_also_what_people_changed()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(3))).OrderNumber!;
        Max.User.Change(number, 1, quantity: 9);
        Max.User.Close(number, 2);

        var done = await gateway.CancelAsync(number, reason: "03");

        Assert.Equal(OperationState.Succeeded, done.State);
        var order = Max.View.Order(number)!;
        Assert.Equal(("4", "03", 0m, 0m, 0m), (order.Status, order.Reason, order.Net, order.Tax, order.HeaderTax));
        Assert.All(order.Lines, line => Assert.Equal(("4", 0m), (line.Status, line.Due)));
        Assert.Equal("cancelled", (await gateway.OrderAsync(number)).Status);
        Planning.Agrees(Max.View);
        Assert.Equal(OperationState.Succeeded, (await gateway.CancelAsync(number, "again")).State);
        Assert.Equal(GatewayProblemCode.ClosedOrder, (await gateway.ChangeAsync(number, Order(2), "change")).Error!.Code);
    }

    [Fact]
    public async Task A_shipped_piece_refuses_the_whole_cancellation_with_advice()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(2))).OrderNumber!;
        Max.User.Ship(number, 2, 1);

        var failed = await gateway.CancelAsync(number);

        Assert.Equal((OperationState.Failed, GatewayProblemCode.Shipped, "2", 409), (failed.State, failed.Error!.Code, failed.Error.Value, failed.Error.Status));
        Assert.NotNull(failed.Error.Advice);
        Assert.All(Max.View.Order(number)!.Lines, line => Assert.Equal("3", line.Status));
    }

    [Fact]
    public async Task An_order_that_people_closed_without_a_shipment_is_fine_as_it_is()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(1))).OrderNumber!;
        Max.User.Close(number, 1);
        Max.User.ChangeHeader(number, "STATUS_27", "4");
        var calls = Max.Faults.Calls;

        Assert.Equal((OperationState.Succeeded, calls), ((await gateway.CancelAsync(number)).State, Max.Faults.Calls));
    }

    [Fact]
    public async Task Version_and_reason_are_checked()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(1))).OrderNumber!;
        var seen = (await gateway.OrderAsync(number)).Version;
        Max.User.Change(number, 1, quantity: 2);

        Assert.Equal(GatewayProblemCode.Version, (await gateway.CancelAsync(number, version: seen)).Error!.Code);
        using var reason = await gateway.PostCancelAsync(number, new OrderCancellation { Reason = "XX" }, "reason");
        Assert.Equal((GatewayProblemCode.UnknownCode, "reason"), ((await RunningGateway.ProblemAsync(reason)).Code, "reason"));
        Assert.Equal("3", Max.View.Order(number)!.Status);
    }

    [Theory]
    [InlineData(MaxCallMoment.Before, 1)]
    [InlineData(MaxCallMoment.Applied, 1)]
    [InlineData(MaxCallMoment.Before, 2)]
    [InlineData(MaxCallMoment.Applied, 2)]
    [InlineData(MaxCallMoment.Before, 3)]
    [InlineData(MaxCallMoment.Applied, 3)]
    public async Task After_a_crash_in_any_call_the_next_start_finishes_the_cancellation(MaxCallMoment moment, int call)
    {
        var first = await StartAsync();
        var number = (await first.CreateAsync(Order(2))).OrderNumber!;
        var version = (await first.OrderAsync(number)).Version;
        var crash = CrashPoint.At(Max.Faults, moment, Max.Faults.Calls + call);
        await first.CancelAsync(number, version: version, wait: 0);
        await crash.CrashAsync(first);

        await using var second = await StartAsync();
        var done = await second.CancelAsync(number, version: version);

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal("4", Max.View.Order(number)!.Status);
        Assert.All(Max.View.Order(number)!.Lines, line => Assert.Equal("4", line.Status));
        Planning.Agrees(Max.View);
    }
}
