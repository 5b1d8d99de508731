using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Orders;

/// <summary>An order is cancelled in commercetools.</summary>
public sealed class OrderCancellationTests
{
    private readonly ExportBench bench = new();

    [Fact]
    public async Task A_cancelled_order_is_closed_in_MAX_once_and_remembered()
    {
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(Cancelled));
        Assert.Null(bench.Gateway.Orders["20000001"]);
        Assert.Equal((Items.Noon, OrderState.Cancelled), ((await bench.LinkAsync()).CancelledAt, bench.Order.OrderState));
        Assert.Contains("closed", Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(null)).Summary, StringComparison.Ordinal);
        Assert.Equal((1, 1), (bench.Gateway.Cancels, bench.Shop.Updates.Count));
    }

    [Fact]
    public async Task A_cancelled_order_of_which_something_was_shipped_is_for_the_operator_and_a_replay_tries_again()
    {
        bench.Gateway.OnCancel = _ => FakeGateway.Failed(GatewayProblemCode.Shipped, "2");
        var problem = Assert.Single(Assert.IsType<FlowOutcome.Failed>(await bench.RunAfterAsync(Cancelled)).Problems);
        Assert.Equal("MAX_SHIPPED", problem.Code);
        Assert.Contains("MAX has shipped of order 20000001 (2)", problem.Advice, StringComparison.Ordinal);
        Assert.Null((await bench.LinkAsync()).CancelledAt);
        bench.Gateway.OnCancel = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(null));
    }

    [Fact]
    public async Task A_worker_that_ends_after_the_cancellation_repeats_it_under_its_key()
    {
        await bench.RunAsync();
        bench.Links.SaveFails = link => link.CancelledAt is null ? null : new IOException("The process ended here.");
        await Assert.ThrowsAsync<IOException>(() => bench.RunAfterAsync(Cancelled));
        bench.Links.SaveFails = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(null));
        Assert.Single(bench.Gateway.Keys);
    }

    [Fact]
    public async Task An_order_cancelled_while_MAX_was_still_writing_it_ends_closed()
    {
        bench.Gateway.OnCreate = _ => new Operation { OperationId = "op-1", State = OperationState.Running };
        Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync());
        bench.Shop.Change(ExportBench.Id, Cancelled);
        Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync());
        bench.Gateway.OnCreate = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Null(bench.Gateway.Orders["20000001"]);
        Assert.Equal("20000001", Assert.Single(bench.Order.SyncInfo).ExternalId);
    }

    [Fact]
    public async Task An_order_cancelled_after_the_worker_ended_between_MAX_and_link_ends_closed()
    {
        bench.Links.SaveFails = link => link.IsExported ? new IOException("The process ended here.") : null;
        await Assert.ThrowsAsync<IOException>(() => bench.RunAsync());
        bench.Links.SaveFails = _ => null;
        bench.Shop.Change(ExportBench.Id, Cancelled);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Null(Assert.Single(bench.Gateway.Orders).Value);
    }

    [Fact]
    public async Task An_order_with_another_content_than_MAX_was_given_is_closed_as_it_stands()
    {
        bench.Gateway.OnCreate = _ => new Operation { OperationId = "op-1", State = OperationState.Running };
        Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync());
        bench.Gateway.OnCreate = _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.Duplicate));
        bench.Gateway.Existing = new SalesOrder { OrderNumber = "20000009", CustomerId = "WEBDE", PurchaseOrder = "PO", Status = "open" };
        bench.Shop.Change(ExportBench.Id, order => Cancelled(ExportBench.OtherReference(order)));
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((0, 1), (bench.Gateway.Changes, bench.Gateway.Cancels));
    }

    [Fact]
    public async Task An_order_that_MAX_refused_and_that_was_cancelled_then_is_not_created_in_order_to_be_closed()
    {
        bench.Gateway.OnCreate = _ => FakeGateway.Failed(GatewayProblemCode.UnknownSku);
        Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        bench.Shop.Change(ExportBench.Id, Cancelled);
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal(1, bench.Gateway.Creates);
    }

    [Fact]
    public async Task An_order_cancelled_while_its_outcome_was_unknown_and_that_MAX_then_refuses_is_absent()
    {
        bench.Gateway.OnCreate = _ => new Operation { OperationId = "op-1", State = OperationState.Unknown };
        Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync());
        bench.Shop.Change(ExportBench.Id, Cancelled);
        bench.Gateway.OnCreate = _ => FakeGateway.Failed(GatewayProblemCode.UnknownSku);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal((0, 0), (bench.Gateway.Cancels, bench.Gateway.Orders.Count));
    }

    [Fact]
    public async Task An_order_that_is_opened_again_after_MAX_closed_it_is_for_the_operator()
    {
        await bench.RunAfterAsync(Cancelled);
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAfterAsync(order => order with { OrderState = OrderState.Open }));
        Assert.Equal("ORDER_REOPENED", Assert.Single(failed.Problems).Code);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(Cancelled));
    }

    [Fact]
    public async Task Shadow_records_the_cancellation_and_writes_nothing()
    {
        await bench.RunAsync();
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = ExportBench.Placed.CreatedAt };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(Cancelled));
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.OrderExport, ExportBench.Id, "{\"cancel\":[\"20000001\"]}", It.IsAny<string>(), default), Times.Once);
        Assert.Equal(0, bench.Gateway.Cancels);
    }

    private static Order Cancelled(Order order) => order with { OrderState = OrderState.Cancelled };
}
