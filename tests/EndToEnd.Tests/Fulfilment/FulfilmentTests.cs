using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Fulfilment;

/// <summary>What MAX answers reaches commercetools once, in one update, whatever is repeated or comes in the wrong order.</summary>
public sealed class FulfilmentTests(FulfilmentStack stack) : IClassFixture<FulfilmentStack>
{
    [Fact]
    public async Task Two_lines_shipped_and_invoiced_since_the_last_look_are_one_reading_and_one_update()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        var invoice = stack.People.Invoice(max.Number);
        var calls = stack.Sandbox.Commercetools!.Calls;
        calls.Reset();

        var shown = await stack.FollowAsync(order);

        Assert.Equal((7, 2), (shown.Delivered(0), shown.Delivered(1)));
        Assert.Equal([invoice], shown.Fields("maxInvoiceNumbers"));
        Assert.Equal((order.Net(), order.Tax()), (shown.Money("maxInvoiceNet"), shown.Money("maxInvoiceTax")));
        Assert.Equal(("Complete", "Shipped"), (shown.State(), shown.Text("shipmentState")));
        Assert.Equal(1, calls.Entries.Count(entry => OrderStack.IsOrderUpdate(entry.Call)));
    }

    [Fact]
    public async Task Tracking_that_is_added_later_is_added_to_the_delivery()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.People.Ship(max.Number, 1, 3);
        var shown = await stack.FollowAsync(order);
        Assert.Empty(shown.Parcels());
        stack.People.Track(max.Number, "DHL", "JD0002");
        shown = await stack.FollowAsync(order);
        Assert.Equal(["DHL JD0002"], shown.Parcels());
        Assert.Single(shown.Deliveries());
    }

    [Fact]
    public async Task Every_feed_repeated_from_its_beginning_changes_nothing()
    {
        var (order, max) = await stack.ExportedAsync();
        var shown = await StoryAsync(order, max.Number);
        Assert.Equal("Refunded", shown.ReturnState("paymentState"));
        var refunds = await stack.RefundsAsync(shown);

        var again = await stack.FollowAsync(order, "OrderFeedbackComparison");
        for (var i = 0; i < 3; i++) await stack.HintAsync(order.Id());
        await stack.Sandbox.Host!.RunTimerAsync("ReturnSweep");
        again = await stack.FollowAsync(again);

        Assert.Equal(Version(shown), Version(again));
        Assert.Equal(refunds, await stack.RefundsAsync(again));
        Assert.Equal((1, 1), (stack.Rmas(max.Number).Count, stack.Credits(max.Number).Count));
        Assert.DoesNotContain(await stack.Sandbox.Tables.OpenDeadLettersAsync(), row => row.GetString("Key") == order.Id());
    }

    [Fact]
    public async Task Events_in_the_worst_order_end_in_the_same_state()
    {
        var (straight, first) = await stack.ExportedAsync();
        var told = await StoryAsync(straight, first.Number);
        var (order, max) = await stack.ExportedAsync();

        // Nobody looks while everything happens; then all hints come at once, several times, the oldest last.
        stack.ShipAll(max.Number);
        var invoice = stack.People.Invoice(max.Number);
        stack.People.Pay(invoice);
        await stack.ReturnAsync(order, 2);
        await stack.EventuallyAsync("MAX has the credit memo", () => Task.FromResult(stack.Credits(max.Number) is [{ Lines.Count: 1 }]));
        var memo = stack.Credits(max.Number)[0];
        stack.People.InvoiceCredit(memo.Number);
        stack.People.ReceiveReturn(memo.OrderedBy, 1, 2);
        for (var i = 0; i < 3; i++) await stack.HintAsync(order.Id());
        var shown = await stack.FollowAsync(order, "OrderFeedbackComparison");

        Assert.Equal(Normal(told), Normal(shown));
        Assert.Equal(await stack.RefundsAsync(told), await stack.RefundsAsync(shown));
    }

    [Fact]
    public async Task An_order_that_MAX_cancels_is_cancelled_once_and_leads_nobody_in_circles()
    {
        var (order, max) = await stack.ExportedAsync();
        foreach (var line in max.Lines) stack.People.Close(max.Number, line.Line, line.Delivery);
        var shown = await stack.FollowAsync(order);
        Assert.Equal(("Cancelled", "Canceled"), (shown.State(), shown.Text("shipmentState")));

        var again = await stack.FollowAsync(order, "OrderFeedbackComparison");
        await stack.Sandbox.Host!.RunTimerAsync("OrderSweep");
        await stack.SettledAsync();
        Assert.Equal(Version(shown), Version(again));
        Assert.DoesNotContain(await stack.Sandbox.Tables.OpenDeadLettersAsync(), row => row.GetString("Key") == order.Id());
    }

    private async Task<JsonObject> StoryAsync(JsonObject order, string number)
    {
        stack.ShipAll(number);
        await stack.FollowAsync(order);
        var invoice = stack.People.Invoice(number);
        await stack.FollowAsync(order);
        stack.People.Pay(invoice);
        await stack.FollowAsync(order);
        await stack.ReturnAsync(order, 2);
        await stack.SettledAsync();
        var memo = Assert.Single(stack.Credits(number));
        stack.People.ReceiveReturn(memo.OrderedBy, 1, 2);
        await stack.FollowAsync(order);
        stack.People.InvoiceCredit(memo.Number);
        return await stack.FollowAsync(order);
    }

    private static long Version(JsonObject order) => order["version"]!.GetValue<long>();

    // What two orders of the same content have in common once the same has happened to them.
    private static string Normal(JsonObject order) => string.Join(
        '\n',
        order.State(),
        order.Text("shipmentState"),
        order.Text("paymentState"),
        $"{order.Delivered(0)} {order.Delivered(1)} {order.Deliveries().Count()}",
        $"{order.Fields("maxInvoiceNumbers").Count} {order.Money("maxInvoiceNet")} {order.Money("maxInvoiceTax")}",
        $"{order.Fields("maxCreditMemoNumbers").Count} {order.Money("maxCreditMemoNet")} {order.Money("maxCreditMemoTax")}",
        $"{order.ReturnState("shipmentState")} {order.ReturnState("paymentState")}");
}
