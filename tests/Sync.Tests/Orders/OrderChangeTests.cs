using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Orders;

/// <summary>An exported order is edited in commercetools.</summary>
public sealed class OrderChangeTests
{
    private readonly ExportBench bench = new();

    [Fact]
    public async Task An_edit_changes_the_MAX_order_and_is_remembered()
    {
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(ExportBench.OtherReference));
        Assert.Equal((1, 1, "PO-2"), (bench.Gateway.Creates, bench.Gateway.Changes, bench.Gateway.Orders["20000001"]!.PurchaseOrder));
        var link = await bench.LinkAsync();
        Assert.Equal((null, 2, OrderContent.HashOf(bench.Order, Repository.Mapping), bench.Order.Version), (link.Pending, link.Revision, link.SourceHash, link.AppliedVersion));
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(null));
        Assert.Equal((1, 1), (bench.Gateway.Changes, bench.Shop.Updates.Count));
    }

    [Fact]
    public async Task An_edit_that_comes_back_to_an_earlier_content_is_written_again()
    {
        foreach (var number in new[] { "PO-2", "PO-3", "PO-2", "PO-3" })
        {
            await bench.RunAfterAsync(order => order with { PurchaseOrderNumber = number });
            Assert.Equal(number, bench.Gateway.Orders["20000001"]!.PurchaseOrder);
        }

        Assert.Equal(4, bench.Gateway.Keys.Count);
    }

    [Fact]
    public async Task Neither_a_new_mapping_nor_states_change_an_exported_order()
    {
        await bench.RunAsync();
        var other = new ExportBench(Repository.Load(Repository.MappingJson.Replace("\"salesRep\": \"WEB\"", "\"salesRep\": \"NEW\"", StringComparison.Ordinal)));
        await other.Links.SaveAsync(await bench.LinkAsync(), default);
        other.Shop.Orders[ExportBench.Id] = bench.Order with { Version = 99, OrderState = OrderState.Open, PaymentState = "Paid" };
        Assert.IsType<FlowOutcome.Done>(await other.RunAsync(99));
        Assert.Equal((0, 0), (other.Gateway.Creates, other.Gateway.Changes));
    }

    [Fact]
    public async Task A_worker_that_ends_after_the_change_repeats_it_under_its_key()
    {
        await bench.RunAsync();
        bench.Links.SaveFails = link => link is { Pending: null } ? new IOException("The process ended here.") : null;
        await Assert.ThrowsAsync<IOException>(() => bench.RunAfterAsync(ExportBench.OtherReference));
        bench.Links.SaveFails = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Order.Version));
        Assert.Equal((2, 1), (bench.Gateway.Changes, bench.Gateway.Keys.Count));
    }

    [Fact]
    public async Task An_edit_that_is_taken_back_after_the_worker_ended_is_taken_back_in_MAX_too()
    {
        await bench.RunAsync();
        var before = bench.Order;
        bench.Links.SaveFails = link => link is { Pending: null } ? new IOException("The process ended here.") : null;
        await Assert.ThrowsAsync<IOException>(() => bench.RunAfterAsync(ExportBench.OtherReference));
        bench.Links.SaveFails = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(order => order with { PurchaseOrderNumber = before.PurchaseOrderNumber }));
        Assert.Equal(bench.Gateway.Created.Values.Single().PurchaseOrder, bench.Gateway.Orders["20000001"]!.PurchaseOrder);
    }

    [Theory]
    [InlineData(GatewayProblemCode.Shipped, "has shipped of order 20000001 what the edit would change (1, 2)")]
    [InlineData(GatewayProblemCode.ChangedInMax, "people changed in MAX order 20000001 what the edit would change (1, 2)")]
    [InlineData(GatewayProblemCode.ClosedOrder, "MAX order 20000001 is closed")]
    public async Task What_MAX_does_not_let_go_is_a_dead_letter_in_plain_words_and_a_replay_tries_again(string code, string words)
    {
        bench.Gateway.OnChange = _ => FakeGateway.Failed(code, "1, 2");
        var problem = Assert.Single(Assert.IsType<FlowOutcome.Failed>(await bench.RunAfterAsync(ExportBench.OtherReference)).Problems);
        Assert.Equal($"MAX_{code}", problem.Code);
        Assert.Contains(words, problem.Advice, StringComparison.Ordinal);
        bench.Gateway.OnChange = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Order.Version));
        Assert.Equal("PO-2", bench.Gateway.Orders["20000001"]!.PurchaseOrder);
    }

    [Fact]
    public async Task A_refused_edit_that_is_taken_back_needs_MAX_no_more()
    {
        await bench.RunAsync();
        var before = bench.Order.PurchaseOrderNumber;
        bench.Gateway.OnChange = _ => FakeGateway.Failed(GatewayProblemCode.Shipped);
        Assert.IsType<FlowOutcome.Failed>(await bench.RunAfterAsync(ExportBench.OtherReference));
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(order => order with { PurchaseOrderNumber = before }));
        Assert.Equal(1, bench.Gateway.Changes);
    }

    [Theory]
    [InlineData(OperationState.Running, typeof(FlowOutcome.Wait))]
    [InlineData(OperationState.Unknown, typeof(FlowOutcome.Retry))]
    public async Task A_change_whose_outcome_is_not_known_comes_back(OperationState state, Type outcome)
    {
        bench.Gateway.OnChange = _ => new Operation { OperationId = "op-1", State = state };
        Assert.IsType(outcome, await bench.RunAfterAsync(ExportBench.OtherReference));
        bench.Gateway.OnChange = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Order.Version));
    }

    [Fact]
    public async Task Somebody_who_writes_to_the_MAX_order_at_the_same_moment_is_a_retry()
    {
        bench.Gateway.OnChange = _ => FakeGateway.Failed(GatewayProblemCode.Version);
        Assert.Equal("MAX_VERSION", Assert.IsType<FlowOutcome.Retry>(await bench.RunAfterAsync(ExportBench.OtherReference)).Code);
    }

    [Fact]
    public async Task An_edit_that_cannot_be_mapped_says_that_MAX_holds_the_order_as_it_was()
    {
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAfterAsync(order => order with { ShippingInfo = order.ShippingInfo! with { ShippingMethodName = "Drone" } }));
        Assert.Contains("MAX still holds the order as it was before the edit (20000001)", failed.Problems[^1].Advice, StringComparison.Ordinal);
        Assert.Equal(0, bench.Gateway.Changes);
        Assert.Null((await bench.LinkAsync()).Pending);
    }

    [Fact]
    public async Task A_complete_order_is_not_touched()
    {
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(order => ExportBench.OtherReference(order) with { OrderState = OrderState.Complete }));
        Assert.Equal(0, bench.Gateway.Changes);
    }

    [Fact]
    public async Task An_order_from_before_contents_were_remembered_is_taken_as_MAX_holds_it_and_follows_from_then_on()
    {
        await bench.RunAsync();
        await bench.Links.SaveAsync(await bench.LinkAsync() with { SourceHash = null }, default);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(null));
        Assert.Equal((0, OrderContent.HashOf(bench.Order, Repository.Mapping)), (bench.Gateway.Changes, (await bench.LinkAsync()).SourceHash));
        await bench.RunAfterAsync(ExportBench.OtherReference);
        Assert.Equal(1, bench.Gateway.Changes);
    }

    [Fact]
    public async Task An_edit_at_the_moment_in_which_the_number_is_shown_is_not_lost()
    {
        bench.Shop.BeforeUpdate = number =>
        {
            if (number == 1) bench.Shop.Change(ExportBench.Id, ExportBench.OtherReference);
        };
        await bench.RunAsync();
        // The echo of the connector's own update, which also holds the edit.
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Order.Version));
        Assert.Equal("PO-2", bench.Gateway.Orders["20000001"]!.PurchaseOrder);
    }

    [Fact]
    public async Task An_order_that_goes_to_another_customer_or_company_is_for_the_operator()
    {
        await bench.RunAsync();
        bench.Shop.Customers["customer-1"] = new Customer { Id = "customer-1", Version = 1, Email = "buyer@example.com" };
        var other = Assert.IsType<FlowOutcome.Failed>(await bench.RunAfterAsync(order => order with { CustomerId = "customer-1" }));
        Assert.Equal("MAX_OTHER_ACCOUNT", Assert.Single(other.Problems).Code);
        Assert.Equal(0, bench.Gateway.Changes);
    }

    [Fact]
    public async Task Shadow_records_the_change_and_writes_nothing()
    {
        await bench.RunAsync();
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = ExportBench.Placed.CreatedAt };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(ExportBench.OtherReference));
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.OrderExport, ExportBench.Id, It.Is<string>(text => text.Contains("PO-2")), It.IsAny<string>(), default), Times.Once);
        Assert.Equal((0, 1), (bench.Gateway.Changes, bench.Shop.Updates.Count));
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = ExportBench.Placed.CreatedAt };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Order.Version));
        Assert.Equal(1, bench.Gateway.Changes);
    }

    [Fact]
    public async Task A_customer_who_is_linked_is_neither_read_nor_written()
    {
        await bench.CustomerLinks.SaveAsync(new CustomerLink { CustomerId = "customer-1", Company = "DE", Account = "C-7", LinkedBy = "created", AppliedVersion = 1, LinkedAt = Items.Noon }, default);
        bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { CustomerId = "customer-1" };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((0, "C-7"), (bench.Gateway.Customers, bench.Gateway.Orders["20000001"]!.CustomerId));
    }
}
