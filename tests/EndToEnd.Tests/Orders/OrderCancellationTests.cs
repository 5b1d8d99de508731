using Connector.Sandbox.Demo;
using Connector.Sandbox.Gateway;
using Connector.Sync.Storage;

namespace EndToEnd.Tests.Orders;

/// <summary>An order is cancelled in commercetools.</summary>
public sealed class OrderCancellationTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task A_cancelled_order_is_closed_in_MAX()
    {
        await stack.ResetAsync();
        var (order, max) = await stack.ExportedAsync();

        await stack.CancelAsync(order);

        await stack.AssertClosedAsync(max.Number);
        Assert.Null(await stack.DeadLetterAsync(order.Id()));
        Assert.NotNull(Assert.Single(await stack.Sandbox.Tables.LinksAsync(), link => link.GetString("OrderId") == order.Id()).GetDateTimeOffset("CancelledAt"));
        Assert.Equal("Cancelled", (await stack.Sandbox.Shop.OrderAsync(order.Id())).State());
    }

    [Fact]
    public async Task A_cancelled_order_of_which_MAX_shipped_something_is_for_the_operator()
    {
        await stack.ResetAsync();
        var (order, max) = await stack.ExportedAsync();
        stack.Sandbox.MaxUser("DE").Ship(max.Number, max.Lines[0].Line, 1);

        await stack.CancelAsync(order);

        var (code, advice) = await stack.AssertParkedAsync(order.Id());
        Assert.Equal("MAX_SHIPPED", code);
        Assert.Contains($"MAX has shipped of order {max.Number}", advice, StringComparison.Ordinal);
        Assert.Contains(stack.Sandbox.Max.Order(max.Number)!.Lines, line => line.Due > 0);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_before_its_export_never_reaches_MAX()
    {
        await stack.ResetAsync();
        stack.Sandbox.Commercetools!.Notifications.Hold = true;
        var placed = await stack.PlaceAsync();
        await stack.CancelAsync(placed);

        stack.Sandbox.Commercetools.Notifications.ReleaseReversed();
        await stack.QuietAsync();

        Assert.Empty(stack.Sandbox.Max.OrdersOf("DE", placed.Number()));
        Assert.Null(await stack.DeadLetterAsync(placed.Id()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_order_that_is_cancelled_while_its_worker_is_gone_ends_closed_or_absent(int row)
    {
        await stack.ResetAsync();
        var worker = new WorkerKill(stack);
        worker.BeforeRow(TableName.Links, row);
        var placed = await stack.PlaceAsync();
        await worker.Killed.WaitAsync(OrderStack.Patience);
        await stack.CancelAsync(placed);

        await stack.Sandbox.Host!.StartWorkerAsync();

        await EndedAsync(placed.Number());
        Assert.Equal(row == 1 ? 0 : 1, stack.Sandbox.Max.OrdersOf("DE", placed.Number()).Count);
        Assert.Null(await stack.DeadLetterAsync(placed.Id()));
    }

    [Theory]
    [InlineData(CrashPoint.HeaderApplied)]
    [InlineData(CrashPoint.LineApplied)]
    public async Task An_order_that_is_cancelled_while_the_gateway_writes_it_ends_closed(string point)
    {
        await stack.ResetAsync();
        stack.Sandbox.Crash.Arm(point);
        var placed = await stack.PlaceAsync();
        await stack.EventuallyAsync("the gateway was killed", () => Task.FromResult(!stack.Sandbox.Crash.IsArmed));

        await stack.CancelAsync(placed);

        await EndedAsync(placed.Number());
        Assert.Single(stack.Sandbox.Max.OrdersOf("DE", placed.Number()));
    }

    private async Task EndedAsync(string number)
    {
        await stack.EventuallyAsync(
            "MAX holds nothing of the order that is open",
            () => Task.FromResult(Empty() && stack.Sandbox.Max.OrdersOf("DE", number).All(max => max.Lines.All(line => line is { Status: "4", Due: 0 }))));
        await stack.QuietAsync();

        bool Empty() => stack.Sandbox.Bus.Counts("order-export") is { Active: 0, Locked: 0, Scheduled: 0 } && stack.Sandbox.Bus.Counts("commercetools-events") is { Active: 0, Locked: 0 };
    }
}
