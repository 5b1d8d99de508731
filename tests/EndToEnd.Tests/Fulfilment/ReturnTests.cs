using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sync.Storage;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Fulfilment;

/// <summary>A return is in MAX once, whatever fails on the way, and what is credited adds up to the line.</summary>
public sealed class ReturnTests(FulfilmentStack stack) : IClassFixture<FulfilmentStack>
{
    [Fact]
    public async Task Partial_returns_of_a_line_are_credited_to_exactly_the_line()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        await stack.FollowAsync(order);
        foreach (var pieces in (int[])[3, 2, 2])
        {
            await stack.ReturnAsync(order, pieces);
            await stack.SettledAsync();
        }

        // 7 pieces for 24.35 and 4.63 tax: no third of either is a whole number of cents.
        Assert.Equal([3m, 2m, 2m], stack.Rmas(max.Number));
        var credits = stack.Credits(max.Number);
        Assert.Equal((3, 24.35m, 4.63m), (credits.Count, credits.Sum(memo => memo.Net), credits.Sum(memo => memo.Tax)));
    }

    [Fact]
    public async Task More_than_was_shipped_does_not_come_back()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.People.Ship(max.Number, 1, 3);
        await stack.ReturnAsync(order, 4);
        await stack.SettledAsync();
        var letter = Assert.Single(await stack.Sandbox.Tables.OpenDeadLettersAsync(), row => row.GetString("Key") == order.Id());
        Assert.Equal("RETURN_EXCEEDS_SHIPPED", letter.GetString("Code"));
        Assert.Empty(stack.Rmas(max.Number));
    }

    [Fact]
    public async Task A_return_whose_notification_is_lost_is_found_by_the_sweep()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        stack.Sandbox.Commercetools!.Notifications.DropNext(10);
        await stack.ReturnAsync(order, 1);
        await stack.SettledAsync();
        Assert.Empty(stack.Rmas(max.Number));
        stack.Sandbox.Commercetools.Notifications.Clear();

        await stack.EventuallyAsync("the sweep finds the return", async () =>
        {
            await stack.Sandbox.Host!.RunTimerAsync("ReturnSweep");
            return stack.Rmas(max.Number).Count == 1;
        });
        await stack.SettledAsync();
        Assert.Equal([1m], stack.Rmas(max.Number));
    }

    [Theory]
    [InlineData("Before:AddReturn")]
    [InlineData("Applied:AddReturn")]
    [InlineData("Before:AddSalesOrder")]
    [InlineData("Applied:AddSalesOrder")]
    [InlineData("Applied:AddSalesOrderLine")]
    public async Task A_gateway_killed_at_any_step_enters_one_RMA_and_one_credit_memo(string point)
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        stack.Sandbox.Crash.Arm(point);
        await stack.ReturnAsync(order, 2);
        await AssertEnteredOnceAsync(order.Id(), max.Number);
        Assert.False(stack.Sandbox.Crash.IsArmed);
    }

    [Theory]
    [InlineData("plan saved", 1)]
    [InlineData("RMA number saved", 2)]
    [InlineData("credit memo saved", 3)]
    [InlineData("end saved", 4)]
    [InlineData("order updated", 0)]
    [InlineData("order updated, reply lost", 0)]
    [InlineData("message completed", 0)]
    public async Task A_worker_killed_before_any_step_enters_one_RMA_and_one_credit_memo(string step, int row)
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        var worker = new WorkerKill(stack);
        switch (step)
        {
            case "order updated": worker.AtOrderUpdate(CallMoment.BeforeApply); break;
            case "order updated, reply lost": worker.AtOrderUpdate(CallMoment.AfterApply); break;
            case "message completed": worker.BeforeCompletion("ReturnExport"); break;
            default: worker.BeforeRow(TableName.Links, row); break;
        }

        await stack.ReturnAsync(order, 2);
        await worker.Killed.WaitAsync(OrderStack.Patience);
        await stack.Sandbox.Host!.StartWorkerAsync();
        await AssertEnteredOnceAsync(order.Id(), max.Number);
    }

    private async Task AssertEnteredOnceAsync(string orderId, string number)
    {
        await stack.EventuallyAsync("MAX has the return and its credit memo", () => Task.FromResult(stack.Credits(number).Count > 0));
        await stack.SettledAsync();
        // Where the worker was killed after MAX had everything, what MAX says of it is told by order-feedback.
        await stack.Sandbox.Host!.RunTimerAsync("OrderFeedbackPoll");
        await stack.EventuallyAsync("the return item shows its RMA", async () => (await stack.Sandbox.Shop.OrderAsync(orderId)).Returned("maxRmaNumber") is not null);
        await stack.SettledAsync();
        Assert.Equal([2m], stack.Rmas(number));
        var memo = Assert.Single(stack.Credits(number));
        Assert.Equal((6.96m, 1.32m), (memo.Net, memo.Tax));
    }
}
