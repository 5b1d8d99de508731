using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Flows;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Orders;

public sealed class OrderExportFlowTests
{
    private readonly ExportBench bench = new();

    [Fact]
    public async Task A_paid_order_becomes_one_MAX_order_and_shows_its_number_and_state()
    {
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal($"shop/order/{ExportBench.Id}", Assert.Single(bench.Gateway.Created).Key);
        var info = Assert.Single(bench.Order.SyncInfo);
        Assert.Equal((FakeShop.ChannelId, "20000001", OrderState.Confirmed), (info.Channel.Id, info.ExternalId, bench.Order.OrderState));
        var link = await bench.LinkAsync();
        Assert.Equal(("20000001", "DE", bench.Order.Version, Items.Noon), (link.MaxOrderNumber, link.Company, link.AppliedVersion, link.ExportedAt));
    }

    [Fact]
    public async Task The_echo_of_our_own_update_is_skipped_without_a_call()
    {
        await bench.RunAsync();
        var (reads, updates) = (bench.Shop.Reads, bench.Shop.Updates.Count);
        for (var version = 1L; version <= bench.Order.Version; version++) Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync(version));
        Assert.Equal((reads, updates, 1), (bench.Shop.Reads, bench.Shop.Updates.Count, bench.Gateway.Creates));
    }

    [Fact]
    public async Task A_later_change_of_an_exported_order_writes_nothing_and_is_remembered()
    {
        await bench.RunAsync();
        bench.Shop.Change(ExportBench.Id, order => order with { Locale = "de" });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Order.Version));
        Assert.Equal((1, 1, bench.Order.Version), (bench.Gateway.Creates, bench.Shop.Updates.Count, (await bench.LinkAsync()).AppliedVersion));
    }

    [Fact]
    public async Task An_order_that_is_not_paid_waits_and_goes_once_it_is()
    {
        var bench = new ExportBench(Repository.Load(Repository.MappingJson.Replace("\"exportWhen\": \"created\"", "\"exportWhen\": \"authorised\"", StringComparison.Ordinal)));
        bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { PaymentInfo = null };
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal(0, bench.Gateway.Creates);
        bench.Shop.Change(ExportBench.Id, order => order with { PaymentInfo = ExportBench.Placed.PaymentInfo });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(2));
    }

    [Fact]
    public async Task A_payment_that_changed_sends_its_order_through_again()
    {
        var payment = ExportBench.Placed.PaymentInfo!.Payments[0].Id;
        Assert.IsType<FlowOutcome.Done>(await bench.Export.RunAsync(Items.Item(PaymentHint.KeyOf(payment), 3), default));
        var item = Assert.Single(bench.Queue.Enqueued);
        Assert.Equal((ExportBench.Id, null, 0), (item.Key, item.SourceVersion, item.Attempt));
    }

    [Fact]
    public async Task A_payment_without_an_order_is_nothing_to_do()
    {
        Assert.IsType<FlowOutcome.Skipped>(await bench.Export.RunAsync(Items.Item(PaymentHint.KeyOf("nobody-s"), 3), default));
        Assert.Empty(bench.Queue.Enqueued);
    }

    [Fact]
    public async Task Orders_that_are_gone_cancelled_or_older_than_the_start_never_go_to_MAX()
    {
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = ExportBench.Placed.CreatedAt.AddTicks(1) };
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = ExportBench.Placed.CreatedAt };
        bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { OrderState = OrderState.Cancelled };
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        bench.Shop.Orders.Clear();
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal(0, bench.Gateway.Creates);
    }

    [Fact]
    public async Task A_flow_that_is_off_asks_nobody()
    {
        bench.Flow.CurrentValue = new FlowOptions();
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal((0, 0), (bench.Shop.Reads, bench.Gateway.Creates));
    }

    [Fact]
    public async Task Shadow_records_what_it_would_write_and_going_live_exports_it()
    {
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = ExportBench.Placed.CreatedAt };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.OrderExport, ExportBench.Id, It.Is<string>(text => text.Contains("WEBDE")), It.IsAny<string>(), default), Times.Once);
        Assert.Equal((0, 0), (bench.Gateway.Creates, bench.Shop.Updates.Count));
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = ExportBench.Placed.CreatedAt };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Single(bench.Gateway.Created);
    }

    [Fact]
    public async Task What_cannot_be_mapped_fails_with_its_problems_and_the_order_as_snapshot()
    {
        bench.Shop.Orders[ExportBench.Id] = Repository.Order("line-without-sku") with { Id = ExportBench.Id };
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.NotEmpty(failed.Problems);
        Assert.Contains(ExportBench.Id, failed.Snapshots.Source, StringComparison.Ordinal);
        Assert.Null(failed.Snapshots.Target);
    }

    [Fact]
    public async Task A_crash_after_the_create_repeats_it_under_the_same_key()
    {
        bench.Links.SaveFails = link => link.IsExported ? new IOException("The process ended here.") : null;
        await Assert.ThrowsAsync<IOException>(() => bench.RunAsync());
        bench.Links.SaveFails = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Single(bench.Gateway.Created);
    }

    [Fact]
    public async Task A_crash_before_the_number_is_shown_creates_nothing_again()
    {
        bench.Shop.BeforeUpdate = _ => throw new IOException("The process ended here.");
        await Assert.ThrowsAsync<IOException>(() => bench.RunAsync());
        bench.Shop.BeforeUpdate = _ => { };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((1, 1), (bench.Gateway.Creates, bench.Order.SyncInfo.Count));
    }

    [Fact]
    public async Task A_customer_is_written_first_and_the_order_goes_to_its_account()
    {
        var customer = new Customer { Id = "customer-1", Version = 1, Email = "buyer@example.com", Addresses = [ExportBench.Placed.BillingAddress!] };
        bench.Shop.Customers[customer.Id] = customer;
        bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { CustomerId = customer.Id };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((1, "C-100"), (bench.Gateway.Customers, Assert.Single(bench.Gateway.Created.Values).CustomerId));
    }

    [Fact]
    public async Task A_system_that_is_down_makes_the_item_wait()
    {
        bench.Shop.ReadFails = new CommercetoolsUnavailableException(new FailedRequest("GET", "/", null), "circuit open");
        Assert.Equal("COMMERCETOOLS_DOWN", Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync()).Code);
        bench.Shop.ReadFails = null;
        bench.Gateway.OnCreate = _ => throw new GatewayUnavailableException("down", TimeSpan.FromMinutes(3));
        Assert.Equal(new FlowOutcome.Wait("MAX_GATEWAY_DOWN", TimeSpan.FromMinutes(3)), await bench.RunAsync());
    }

    public static TheoryData<string> Endings => ["done", "refused", "busy", "unknown", "defect", "unmapped", "conflict"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task However_it_ends_no_log_line_holds_personal_data(string ending)
    {
        bench.Gateway.OnCreate = ending switch
        {
            "refused" => _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.UnknownCustomer)),
            "busy" => _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.ErpBusy, retryable: true)),
            "unknown" => _ => new Operation { OperationId = "op-1", State = OperationState.Unknown, Error = FakeGateway.Problem(GatewayProblemCode.OutcomeUnknown) },
            "defect" => _ => throw new InvalidOperationException("a defect"),
            _ => bench.Gateway.OnCreate,
        };
        if (ending == "unmapped") bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { ShippingAddress = ExportBench.Placed.ShippingAddress! with { FirstName = new string('ö', 200) } };
        if (ending == "conflict") bench.Shop.BeforeUpdate = _ => throw new BadRequestException(FakeShop.Reply(400, "InvalidOperation"));
        var (log, letters) = await bench.RunFromQueueAsync();
        Assert.Equal(ending is "refused" or "unmapped" or "conflict" ? 1 : 0, letters.Open.Count);
        Assert.NotEmpty(log.Lines);
        string[] personal = ["Jörg", "Müller", "öö", "Hauptstraße", "example.com", "Erika", "Mustermann"];
        Assert.All(log.Lines, line => Assert.DoesNotContain(personal, word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
