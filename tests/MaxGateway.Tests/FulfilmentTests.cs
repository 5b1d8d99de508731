using System.Net;
using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Settings;
using Connector.Sandbox.ExactMax;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Tests;

public sealed class FulfilmentTests : GatewayTest
{
    private readonly FixedClock _clock;

    public FulfilmentTests()
        : this(new FixedClock(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero)))
    {
    }

    private FulfilmentTests(FixedClock clock)
        : base(clock) => _clock = clock;

    [Fact]
    public async Task Shipments_are_grouped_by_minute_in_sales_units_and_reversals_take_from_them()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Change("BRK-1002", "SLSCNV_29", 12m);
        var number = (await gateway.CreateAsync(Order(2))).OrderNumber!;
        Max.User.Ship(number, 1, 1);
        Max.User.Ship(number, 2, 1);
        Max.User.Track(number, "DHL", "T1");
        _clock.Now += TimeSpan.FromMinutes(5);
        Max.User.Ship(number, 2, 1);
        _clock.Now += TimeSpan.FromMinutes(5);
        Max.User.Unship(number, 2, 1);

        var shipments = (await FulfilmentAsync(gateway, number)).Shipments;

        Assert.Equal([$"{number}-202611021200", $"{number}-202611021205"], shipments.Select(shipment => shipment.ShipmentId));
        Assert.Equal([1m, 1m], shipments[0].Lines.Select(line => line.Quantity));
        Assert.Equal(["l1", "l2"], shipments[0].Lines.Select(line => line.ExternalLineId!));
        Assert.Equal(0, Assert.Single(shipments[1].Lines).Quantity);
        Assert.Equal(("DHL", "T1"), (shipments[0].Carrier, Assert.Single(shipments[0].TrackingNumbers)));
        Assert.Empty(shipments[1].TrackingNumbers);
    }

    [Fact]
    public async Task Invoices_of_an_order_add_up_to_it_and_know_when_they_are_due_and_paid()
    {
        await using var gateway = await StartAsync();
        var order = Order(3) with { Terms = "N3" };
        var number = (await gateway.CreateAsync(order)).OrderNumber!;
        Max.User.Ship(number, 3, 1);
        Assert.Empty((await FulfilmentAsync(gateway, number)).Invoices);
        var first = Max.User.Invoice(number);
        foreach (var (line, quantity) in new[] { (1, 1m), (2, 2m), (3, 2m) })
            Max.User.Ship(number, line, quantity);
        Max.User.Invoice(number);
        Max.User.Pay(first);

        var invoices = (await FulfilmentAsync(gateway, number)).Invoices;

        Assert.Equal((order.Totals.Net, order.Totals.Tax), (invoices.Sum(invoice => invoice.Net), invoices.Sum(invoice => invoice.Tax)));
        Assert.Equal((first, "EUR", new DateOnly(2026, 12, 2), new DateOnly(2026, 11, 2)), (invoices[0].InvoiceNumber, invoices[0].Currency, invoices[0].DueDate, invoices[0].PaidOn));
        Assert.Null(invoices[1].PaidOn);
        Assert.Equal(("l3", 1m, 12.50m), (invoices[0].Lines[0].ExternalLineId, invoices[0].Lines[0].Quantity, invoices[0].Lines[0].UnitPrice));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Returns_and_credit_memos_belong_to_the_order_and_are_money_when_they_have_a_number(bool byReturn, bool byInvoice)
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(1))).OrderNumber!;
        Max.User.Ship(number, 1, 1);
        var invoice = Max.User.Invoice(number);
        var rma = Max.User.EnterReturn(number, 1, 1);
        Max.User.ReceiveReturn(rma, 1, 1);
        await new ReturnMemories(new InboxDatabase(Options.Create(new GatewayOptions { Inbox = { Path = Inbox } }))).SaveAsync("DE", rma, "return-1", new Dictionary<int, string> { [1] = "item-1" }, default);
        var memo = Max.User.Credit(number, byReturn ? rma : null, byInvoice ? invoice : null, new MaxCreditLine("BRK-1001", 1, 12.50m, 2.38m));

        var before = await FulfilmentAsync(gateway, number);
        var credit = Max.User.InvoiceCredit(memo);
        var after = Assert.Single((await FulfilmentAsync(gateway, number)).CreditMemos);

        var entered = Assert.Single(before.CreditMemos);
        Assert.Equal((memo, null, 12.50m, 2.38m), (entered.OrderNumber, entered.CreditNumber, entered.Net, entered.Tax));
        Assert.Equal((memo, credit, 12.50m, 2.38m, "EUR"), (after.OrderNumber, after.CreditNumber, after.Net, after.Tax, after.Currency));
        Assert.Equal((byReturn ? rma : null, byInvoice ? invoice : null), (after.ReturnNumber, after.InvoiceNumber));
        var returned = Assert.Single(before.Returns);
        Assert.Equal((rma, "return-1", "item-1", 1m, 1m, "closed"), (returned.ReturnNumber, returned.ExternalId, returned.Lines[0].ExternalItemId, returned.Lines[0].Quantity, returned.Lines[0].Received, returned.Lines[0].Status));
    }

    [Fact]
    public async Task A_status_that_nobody_knows_is_shown_as_MAX_has_it()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(1))).OrderNumber!;
        Max.User.ChangeHeader(number, "STATUS_27", "9");

        Assert.Equal("9", (await FulfilmentAsync(gateway, number)).Order.Status);
    }

    [Fact]
    public async Task An_order_that_does_not_exist_is_a_problem()
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.Http.GetAsync("/v1/DE/orders/1/fulfilment");

        Assert.Equal((HttpStatusCode.NotFound, GatewayProblemCode.NotFound), (response.StatusCode, (await RunningGateway.ProblemAsync(response)).Code));
    }

    private static async Task<OrderFulfilment> FulfilmentAsync(RunningGateway gateway, string number) =>
        (await gateway.Http.GetFromJsonAsync($"/v1/DE/orders/{number}/fulfilment", GatewayJson.Default.OrderFulfilment))!;

    private Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(Max, Inbox, _clock, "--Gateway:Companies:0:DatabaseTimeZone=UTC");
}
