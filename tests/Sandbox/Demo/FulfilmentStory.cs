using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Demo;

/// <summary>
/// The story of flows <c>order-feedback</c> and <c>return-export</c>: what MAX answers to an order, from the first shipment to the refund. After
/// every step both sides are shown, and every sum is compared to the cent.
/// </summary>
internal sealed class FulfilmentStory(SandboxStack stack, Report report)
{
    private const string Company = "DE";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Table table = new Table().Title("order-feedback and return-export: an order from shipment to refund")
        .AddColumns("what people do", "in MAX", "order", "shipment", "payment", "in commercetools");

    private string id = "";
    private MaxOrder sold = null!;

    private MaxUser People => stack.MaxUser(Company);

    /// <summary>Plays the story.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        await PlaceAsync(cancellationToken);
        await ShipSomeAsync(cancellationToken);
        await ShipTheRestAsync(cancellationToken);
        var invoice = await InvoiceAsync(cancellationToken);
        await PayAsync(invoice, cancellationToken);
        var returned = await ReturnAsync(cancellationToken);
        await ReceiveAsync(returned, cancellationToken);
        await CreditAsync(returned, cancellationToken);
        await UnknownStatusAsync(cancellationToken);
        report.Console.Write(table);
    }

    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        report.Say("An order travels to MAX, is shipped, invoiced and paid, and part of it comes back");
        id = (await stack.Shop.PlaceAsync(ExampleOrders.Read("gross-prices-two-vat-rates", "FULFILLED"), cancellationToken)).Id();
        var order = await SeenAsync("the order shows its MAX number", seen => seen.SyncedAs() is not null, cancellationToken);
        sold = stack.Max.Order(order.SyncedAs()!)!;
        Show("a customer orders", $"order {sold.Number}", order, $"MAX order {order.SyncedAs()}");
    }

    private async Task ShipSomeAsync(CancellationToken cancellationToken)
    {
        People.Ship(sold.Number, Line(0).Line, 3);
        People.Track(sold.Number, "DHL", "JD0001");
        var order = await SeenAsync("the first delivery with its tracking number", seen => seen.Parcels().Contains("DHL JD0001"), cancellationToken);
        Show("3 of 7 are shipped, with tracking", "3 shipped", order, Deliveries(order));
        report.Equal("first shipment: delivered pieces of the line", 3, order.Delivered(0));
        report.Equal("first shipment: shipment state", "Partial", order.Text("shipmentState"));
    }

    private async Task ShipTheRestAsync(CancellationToken cancellationToken)
    {
        // MAX dates to the minute: what leaves in the same minute left together.
        using var later = stack.OpenMax(Company, new ShiftedClock(TimeSpan.FromMinutes(2)));
        var people = new MaxUser(later);
        people.Ship(sold.Number, Line(0).Line, 4);
        foreach (var line in sold.Lines.Where(line => line.Line != Line(0).Line)) people.Ship(sold.Number, line.Line, line.Quantity, line.Delivery);
        var order = await SeenAsync("everything is delivered", seen => seen.Text("shipmentState") == "Shipped", cancellationToken);
        Show("the rest is shipped", "all shipped", order, Deliveries(order));
        report.Equal("second shipment: deliveries", 2, order.Deliveries().Count());
        report.Equal("second shipment: delivered pieces of both lines", (7, 2), (order.Delivered(0), order.Delivered(1)));
    }

    private async Task<string> InvoiceAsync(CancellationToken cancellationToken)
    {
        var invoice = People.Invoice(sold.Number);
        var order = await SeenAsync("the invoice", seen => seen.Fields("maxInvoiceNumbers").Contains(invoice), cancellationToken);
        Show("it is invoiced", $"invoice {invoice}", order, $"invoice {invoice}: net {Plain(order.Money("maxInvoiceNet"))}, tax {Plain(order.Money("maxInvoiceTax"))}");
        report.Equal("invoice: net equals the order's", order.Net(), order.Money("maxInvoiceNet"));
        report.Equal("invoice: tax equals the order's", order.Tax(), order.Money("maxInvoiceTax"));
        report.Equal("invoice: the order is complete", "Complete", order.State());
        return invoice;
    }

    private async Task PayAsync(string invoice, CancellationToken cancellationToken)
    {
        People.Pay(invoice);
        var order = await SeenAsync("the payment", seen => seen.Text("paymentState") == "Paid", cancellationToken);
        Show("it is paid", $"invoice {invoice} paid", order, "paid");
        report.Equal("payment: payment state", "Paid", order.Text("paymentState"));
    }

    private async Task<string> ReturnAsync(CancellationToken cancellationToken)
    {
        await stack.Shop.UpdateAsync(
            $"orders/{id}",
            [
                new JsonObject
                {
                    ["action"] = "addReturnInfo",
                    ["items"] = new JsonArray(new JsonObject
                    {
                        ["lineItemId"] = (await stack.Shop.OrderAsync(id, cancellationToken))["lineItems"]![0]!["id"]!.DeepClone(),
                        ["quantity"] = 2,
                        ["comment"] = "damaged",
                        ["shipmentState"] = "Returned",
                    }),
                },
            ],
            cancellationToken);
        var order = await SeenAsync("the RMA number on the return", seen => seen.Returned("maxRmaNumber") is not null, cancellationToken);
        var rma = order.Returned("maxRmaNumber")!;
        Show("the customer sends 2 back: damaged", $"RMA {rma}", order, $"return {order.ReturnState("shipmentState")}, RMA {rma}");
        report.Equal("return: RMAs of the order in MAX", 1, Rmas().Count);
        report.Equal("return: quantity in MAX", 2m, Rmas()[0].Quantity);
        return rma;
    }

    private async Task ReceiveAsync(string rma, CancellationToken cancellationToken)
    {
        People.ReceiveReturn(rma, 1, 2);
        var order = await SeenAsync("the receipt", seen => seen.ReturnState("shipmentState") == "BackInStock", cancellationToken);
        Show("the goods arrive", "2 received", order, $"return {order.ReturnState("shipmentState")}");
        report.Equal("receipt: return item", "BackInStock", order.ReturnState("shipmentState"));
    }

    private async Task CreditAsync(string rma, CancellationToken cancellationToken)
    {
        var memo = await Eventually.GetAsync("the credit memo of the RMA", () => Task.FromResult(stack.Max.Orders(Company).FirstOrDefault(order => order.Type == "CR" && order.OrderedBy == rma)), Patience, cancellationToken);
        var number = People.InvoiceCredit(memo.Number);
        var order = await SeenAsync("the refund", seen => seen.ReturnState("paymentState") == "Refunded", cancellationToken);
        var payment = (await stack.Shop.FindAsync($"payments/{order["paymentInfo"]!["payments"]![0]!["id"]}", cancellationToken))!;
        var refund = payment["transactions"]!.AsArray().Single(transaction => (string?)transaction!["type"] == "Refund")!;
        Show("finance credits it", $"credit memo {number}: net {Plain(memo.Net)}, tax {Plain(memo.Tax)}", order, $"return {order.ReturnState("paymentState")}, refund {Plain(ShopOrder.Amount(refund["amount"]!))}");
        // 2 of 7 pieces, from the line's own totals: 24.35 net and 4.63 tax.
        report.Equal("credit memo: net is 2 of 7 of the line, to the cent", decimal.Round(24.35m * 2 / 7, 2, MidpointRounding.AwayFromZero), memo.Net);
        report.Equal("credit memo: tax is 2 of 7 of the line's, to the cent", decimal.Round(4.63m * 2 / 7, 2, MidpointRounding.AwayFromZero), memo.Tax);
        report.Equal("credit memo: net in commercetools", memo.Net, order.Money("maxCreditMemoNet"));
        report.Equal("refund: equals the credit memo", memo.Net + memo.Tax, ShopOrder.Amount(refund["amount"]!));
        report.Equal("refund: one transaction", 1, payment["transactions"]!.AsArray().Count(transaction => (string?)transaction!["type"] == "Refund"));
    }

    private async Task UnknownStatusAsync(CancellationToken cancellationToken)
    {
        report.Say("An order gets a status in MAX that nobody has mapped");
        var placed = await stack.Shop.PlaceAsync(ExampleOrders.Read("gross-prices-one-vat-rate", "ODD-STATUS"), cancellationToken);
        var order = await Eventually.GetAsync("the order shows its MAX number", async () => await stack.Shop.OrderAsync(placed.Id(), cancellationToken) is var seen && seen.SyncedAs() is not null ? seen : null, Patience, cancellationToken);
        var before = order["version"]!.GetValue<long>();
        People.ChangeHeader(order.SyncedAs()!, "STATUS_27", "X");
        var letter = await Eventually.GetAsync(
            "a dead letter of the order",
            async () => (await stack.Tables.OpenDeadLettersAsync()).FirstOrDefault(row => row.GetString("Flow") == FlowName.OrderFeedback && row.GetString("Key") == placed.Id()),
            Patience,
            cancellationToken);
        report.Check("unknown status: dead letter names the path in mapping.json", letter.GetString("Advice").Contains("statuses.codes", StringComparison.Ordinal), letter.GetString("Advice"));
        report.Equal("unknown status: nothing was written", before, (await stack.Shop.OrderAsync(placed.Id(), cancellationToken))["version"]!.GetValue<long>());
        People.ChangeHeader(order.SyncedAs()!, "STATUS_27", "3");
    }

    private MaxOrderLine Line(int index) => sold.Lines[index];

    private IReadOnlyList<RmaLine> Rmas() => stack.Max.Query<RmaLine>(
        Company, "SELECT RTRIM(RMANUM_52) AS Number, RETQTY_52 AS Quantity FROM RMA_Detail WHERE ORDNUM_52 = @order", new { order = sold.Number });

    private Task<JsonObject> SeenAsync(string what, Func<JsonObject, bool> isSeen, CancellationToken cancellationToken) => Eventually.GetAsync(
        $"order {id} shows {what}",
        async () => await stack.Shop.OrderAsync(id, cancellationToken) is var seen && isSeen(seen) ? seen : null,
        Patience,
        cancellationToken);

    private void Show(string what, string max, JsonObject order, string shop)
    {
        string[] row = [what, max, order.State(), order.Text("shipmentState"), order.Text("paymentState"), shop];
        table.AddRow([.. row.Select(Markup.Escape)]);
    }

    private static string Deliveries(JsonObject order) => string.Join("\n", order.Deliveries().Select(delivery =>
        $"delivery {delivery!["key"]}: {string.Join(" + ", delivery["items"]!.AsArray().Select(item => item!["quantity"]!.ToJsonString()))}"));

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class RmaLine
    {
        public string Number { get; init; } = "";

        public decimal Quantity { get; init; }
    }
}
