using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Returns;

public sealed class ReturnExportFlowTests
{
    // An RMA and two credit memos.
    private const string TwoMemos = "two-orders-in-max-get-a-credit-memo-each";

    [Fact]
    public async Task A_return_is_entered_once_however_often_it_is_told()
    {
        var bench = new ReturnBench(TwoMemos);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        AssertEnteredOnce(bench);
        Assert.All(bench.Gateway.CreditMemos.Values, memo => Assert.Equal("80000001", memo.ReturnNumber));
    }

    [Fact]
    public async Task A_crash_at_any_save_leads_to_one_rma_and_each_memo_once()
    {
        var whole = new ReturnBench(TwoMemos);
        await whole.RunAsync();
        for (var broken = 1; broken <= whole.Returns.Saves; broken++)
        {
            var bench = new ReturnBench(TwoMemos);
            bench.Returns.Breaks = broken;
            await Assert.ThrowsAsync<IOException>(bench.RunAsync);
            // The next day a plan would bear another date.
            bench.Time.Advance(TimeSpan.FromDays(1));
            Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
            AssertEnteredOnce(bench);
        }
    }

    [Fact]
    public async Task A_write_that_goes_on_is_waited_for()
    {
        var bench = new ReturnBench(TwoMemos);
        bench.Gateway.OnReturn = _ => new Operation { OperationId = "op-1", State = OperationState.Running };
        Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync());
        bench.Gateway.OnReturn = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        AssertEnteredOnce(bench);
    }

    [Fact]
    public async Task An_unknown_outcome_is_asked_for_under_the_same_key()
    {
        var bench = new ReturnBench(TwoMemos);
        List<string> keys = [];
        bench.Gateway.OnReturn = key =>
        {
            keys.Add(key);
            return new Operation { OperationId = "op-1", State = OperationState.Unknown };
        };
        Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync());
        Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync());
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public async Task A_return_that_MAX_refuses_whole_is_planned_anew_under_another_key()
    {
        var bench = new ReturnBench(TwoMemos);
        List<string> keys = [];
        bench.Gateway.OnReturn = key =>
        {
            keys.Add(key);
            return FakeGateway.Failed(GatewayProblemCode.Validation);
        };
        Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.Null(Assert.Single(await bench.Returns.OfAsync(bench.Order.Id, default)).Plan);
        Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.Equal(2, keys.Distinct().Count());
        bench.Gateway.OnReturn = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        AssertEnteredOnce(bench);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Goods_received_while_a_memo_is_refused_do_not_divide_the_return_anew(int refused)
    {
        var bench = new ReturnBench(TwoMemos);
        bench.Gateway.OnReturn = key => key.Contains($"/{refused}/", StringComparison.Ordinal) ? FakeGateway.Failed(GatewayProblemCode.Validation) : null;
        Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        // The first item is history by now; were the return planned anew it would bear the name of another.
        var first = bench.Order.ReturnInfo[0].Items[0].Id;
        bench.Change(item => item.Id == first ? item with { ShipmentState = ReturnShipmentState.BackInStock } : item);
        bench.Gateway.OnReturn = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        AssertEnteredOnce(bench);
        Assert.Single(await bench.Returns.OfAsync(bench.Order.Id, default));
    }

    [Fact]
    public async Task What_came_back_before_the_start_is_left_to_those_who_entered_it()
    {
        var bench = new ReturnBench(TwoMemos);
        bench.Modes.Start = ReturnBench.Returned.AddSeconds(1);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Empty(bench.Gateway.Returns);
        Assert.Empty(bench.Gateway.CreditMemos);
    }

    [Fact]
    public async Task Shadow_records_and_does_not_even_finish_what_was_begun_live()
    {
        var bench = new ReturnBench(TwoMemos);
        bench.Modes.Returns = FlowMode.Shadow;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.ReturnExport, bench.Order.Id, It.IsAny<string>(), It.IsAny<string>(), default), Times.Once);

        bench.Modes.Returns = FlowMode.Live;
        bench.Returns.Breaks = bench.Returns.Saves + 2;
        await Assert.ThrowsAsync<IOException>(bench.RunAsync);
        bench.Modes.Returns = FlowMode.Shadow;
        await bench.RunAsync();
        Assert.Empty(bench.Gateway.CreditMemos);
        Assert.Empty(bench.Shop.Updates);
    }

    [Fact]
    public async Task While_order_feedback_is_off_the_shop_is_told_nothing()
    {
        var bench = new ReturnBench(TwoMemos);
        bench.Modes.Feedback = FlowMode.Off;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        AssertEnteredOnce(bench);
        Assert.Empty(bench.Shop.Updates);
        Assert.Equal(0, bench.Payments.Updates);
        Assert.Empty(bench.Payments.Objects);
    }

    [Fact]
    public async Task An_order_that_is_not_in_MAX_yet_is_waited_for()
    {
        var bench = new ReturnBench(TwoMemos);
        bench.Modes.Start = bench.Order.CreatedAt;
        await bench.Links.SaveAsync(ExportBench.Begun with { OrderId = bench.Order.Id }, default);
        Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync());
        Assert.Empty(bench.Gateway.Returns);
    }

    private static void AssertEnteredOnce(ReturnBench bench)
    {
        Assert.Single(bench.Gateway.Returns);
        Assert.Equal(2, bench.Gateway.CreditMemos.Count);
        Assert.Equal(2, bench.Gateway.CreditMemos.Values.Select(memo => memo.OrderNumber).Distinct().Count());
    }
}
