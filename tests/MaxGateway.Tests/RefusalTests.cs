using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class RefusalTests : GatewayTest
{
    [Fact]
    public async Task A_refused_header_leaves_nothing_and_the_same_request_tries_again()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrder);
        await using var gateway = await StartAsync();

        var failed = await gateway.CreateAsync(Order());
        Assert.Equal((OperationState.Failed, GatewayProblemCode.Refused), (failed.State, failed.Error!.Code));
        Assert.Empty(Max.View.Orders("DE"));

        var again = await gateway.CreateAsync(Order());
        Assert.Equal((failed.OperationId, OperationState.Succeeded), (again.OperationId, again.State));
    }

    [Fact]
    public async Task A_corrected_body_replaces_one_that_MAX_refused_and_holds_nothing_of()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrder);
        await using var gateway = await StartAsync();
        var failed = await gateway.CreateAsync(Order());

        var corrected = await gateway.CreateAsync(Order() with { Fob = "Hamburg" });

        Assert.Equal((failed.OperationId, OperationState.Succeeded), (corrected.OperationId, corrected.State));
        Assert.Equal(corrected.OrderNumber, Assert.Single(Max.View.Orders("DE")).Number);
    }

    [Fact]
    public async Task A_refused_line_names_the_half_made_order_and_the_same_request_completes_it()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrderLine, containing: "BRK-1002");
        await using var gateway = await StartAsync();

        var failed = await gateway.CreateAsync(Order(3));

        var order = Assert.Single(Max.View.Orders("DE"));
        Assert.Equal((OperationState.Failed, order.Number, "lines[1]", "BRK-1002"), (failed.State, failed.OrderNumber, failed.Error!.Field, failed.Error.Value));
        Assert.Contains($"Order {order.Number} exists with lines 1 of 3", failed.Error.Detail, StringComparison.Ordinal);
        Assert.Contains($"cancel order {order.Number}", failed.Error.Advice, StringComparison.Ordinal);
        Assert.Equal([new LineAssignment("l1", 1, 1)], failed.Lines);

        var again = await gateway.CreateAsync(Order(3));
        Assert.Equal((OperationState.Succeeded, order.Number), (again.State, again.OrderNumber));
        Assert.Equal([1, 2, 3], Assert.Single(Max.View.Orders("DE")).Lines.Select(line => line.Line));
    }

    [Fact]
    public async Task A_half_made_order_that_was_closed_in_MAX_is_not_continued()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrderLine, containing: "BRK-1002");
        await using var gateway = await StartAsync();
        await gateway.CreateAsync(Order());
        Max.Database("DE").Execute("UPDATE SO_Master SET STATUS_27 = '4'");

        var operation = await gateway.CreateAsync(Order());

        Assert.Equal((OperationState.Failed, GatewayProblemCode.ClosedOrder), (operation.State, operation.Error!.Code));
        Assert.Equal(1, Max.View.CountLines("DE"));
    }

    [Fact]
    public async Task A_customer_put_on_hold_after_acceptance_fails_the_order_before_anything_is_written()
    {
        var crash = CrashPoint.At(Max.Faults, MaxCallMoment.Before, 1);
        var first = await StartAsync();
        await first.CreateAsync(Order(), wait: 0);
        await crash.CrashAsync(first);
        Max.Database("DE").Execute("UPDATE Customer_Master SET STATUS_23 = 'H'");

        await using var second = await StartAsync();
        var operation = await second.CreateAsync(Order());

        Assert.Equal((OperationState.Failed, GatewayProblemCode.CustomerOnHold), (operation.State, operation.Error!.Code));
        Assert.Empty(Max.View.Orders("DE"));
    }
}
