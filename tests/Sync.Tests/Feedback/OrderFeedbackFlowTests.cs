using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Feedback;

public sealed class OrderFeedbackFlowTests
{
    [Fact]
    public async Task Everything_is_told_in_one_update_after_one_reading_of_each_side()
    {
        var bench = new FeedbackBench();
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((1, 1, 1), (bench.Shop.Reads, bench.Gateway.FulfilmentReads, bench.Shop.Updates.Count));
        Assert.Equal((OrderState.Complete, ShipmentState.Shipped), (bench.Shown.OrderState, bench.Shown.ShipmentState));
        Assert.Single(bench.Shown.ShippingInfo!.Deliveries);
    }

    [Fact]
    public async Task What_was_told_is_not_told_again()
    {
        var bench = new FeedbackBench();
        await bench.RunAsync();
        for (var i = 0; i < 3; i++) Assert.Equal("nothing new", Assert.IsType<FlowOutcome.Done>(await bench.RunAsync()).Summary);
        Assert.Single(bench.Shop.Updates);
    }

    [Fact]
    public async Task Whoever_changes_the_order_meanwhile_is_not_overwritten()
    {
        var bench = new FeedbackBench();
        bench.Shop.BeforeUpdate = update =>
        {
            if (update == 1) bench.Shop.Change(bench.Order.Id, order => order with { PurchaseOrderNumber = "PO-9" });
        };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((2, "PO-9", OrderState.Complete), (bench.Shop.Updates.Count, bench.Shown.PurchaseOrderNumber, bench.Shown.OrderState));
    }

    [Fact]
    public async Task A_lost_reply_is_looked_at_and_not_repeated()
    {
        var bench = new FeedbackBench();
        bench.Shop.LosesReply = update => update == 1;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Single(bench.Shop.Updates);
        Assert.Single(bench.Shown.ShippingInfo!.Deliveries);
    }

    [Fact]
    public async Task An_order_that_keeps_changing_comes_back()
    {
        var bench = new FeedbackBench();
        bench.Shop.BeforeUpdate = _ => bench.Shop.Change(bench.Order.Id, order => order with { PurchaseOrderNumber = $"{order.Version}" });
        Assert.Equal("COMMERCETOOLS_CONFLICT", Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync()).Code);
    }

    [Fact]
    public async Task A_problem_writes_nothing_and_shows_both_sides()
    {
        var bench = new FeedbackBench("more-shipped-in-max-than-was-ordered-is-a-problem");
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.Equal("SHIPPED_MORE", failed.Problems[0].Code);
        Assert.Empty(bench.Shop.Updates);
        Assert.NotNull(failed.Snapshots.Source);
        Assert.NotNull(failed.Snapshots.Target);
    }

    [Fact]
    public async Task A_type_that_is_missing_is_a_matter_of_setup()
    {
        var bench = new FeedbackBench();
        bench.Shop.BeforeUpdate = _ => throw new BadRequestException(FakeShop.Reply(400, "ReferencedResourceNotFound"));
        var problem = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync()).Problems[0];
        Assert.Contains("/api/setup", problem.Advice, StringComparison.Ordinal);
        Assert.Contains("feedback.orderType", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_MAX_has_no_more_is_said_by_its_number()
    {
        var bench = new FeedbackBench();
        bench.Gateway.Fulfilments.Clear();
        var problem = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync()).Problems[0];
        Assert.Equal(("MAX_ORDER_MISSING", "20000001"), (problem.Code, problem.Value));
    }

    [Fact]
    public async Task Orders_that_the_connector_did_not_export_are_nobodys_business()
    {
        var bench = new FeedbackBench();
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync("another"));
        bench.Options.CurrentValue = new FlowOptions { Mode = FlowMode.Off };
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal(0, bench.Shop.Reads);
    }

    [Fact]
    public async Task Shadow_records_what_it_would_tell()
    {
        var bench = new FeedbackBench();
        bench.Options.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Empty(bench.Shop.Updates);
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.OrderFeedback, bench.Order.Id, It.Is<string>(target => target.Contains("addDelivery")), It.IsAny<string>(), default), Times.Once);
    }

    [Fact]
    public async Task A_payment_is_looked_up_only_where_refunds_are_expected()
    {
        Assert.IsType<FlowOutcome.Skipped>(await new FeedbackBench().RunAsync("payment/p1"));
        var bench = new FeedbackBench(sections: new JsonObject { ["returns"] = new JsonObject { ["mode"] = "rma", ["defaultReason"] = new JsonObject(), ["refund"] = "expect" } });
        bench.Shop.Orders[bench.Order.Id] = bench.Order with { PaymentInfo = new() { Payments = [new() { TypeId = "payment", Id = "p1" }] } };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync("payment/p1"));
        Assert.Equal((FlowName.OrderFeedback, bench.Order.Id), (Assert.Single(bench.Queue.Enqueued).Flow, bench.Queue.Enqueued[0].Key));
    }
}
