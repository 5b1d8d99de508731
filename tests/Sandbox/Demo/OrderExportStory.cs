using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Demo;

/// <summary>The story of flow <c>order-export</c>: orders of every common kind go to MAX, and what is wrong becomes visible.</summary>
internal sealed class OrderExportStory(SandboxStack stack, Report report)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Table orders = new Table().Title("order-export: commercetools order -> MAX sales order")
        .AddColumns("order", "in MAX", "customer", "terms", "via", "net", "tax", "freight", "payment reference", "in commercetools");

    private readonly Table lines = new Table().Title("order-export: the lines in MAX")
        .AddColumns("MAX order", "line", "part", "quantity", "unit", "price", "net", "taxes", "stockroom");

    /// <summary>Plays the story.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        string[] cases =
        [
            "gross-prices-two-vat-rates", "net-prices-b2b-with-company-vat-and-po-number", "discount-on-the-total-price-over-two-vat-rates",
            "custom-line-items-with-a-negative-voucher", "us-sales-tax-with-three-sub-rates", "kuwaiti-dinar-has-three-decimals", "two-payments",
        ];
        foreach (var name in cases) await TravelAsync(name, cancellationToken);
        report.Console.Write(orders);
        report.Console.Write(lines);
        await RepeatAsync(cancellationToken);
        await DropAsync(cancellationToken);
        await ParkAsync(cancellationToken);
        await MalformedAsync(cancellationToken);
        OneEach();
    }

    private async Task TravelAsync(string name, CancellationToken cancellationToken)
    {
        report.Say($"An order is placed: {name.Replace('-', ' ')}");
        var placed = await stack.Shop.PlaceAsync(ExampleOrders.Read(name), cancellationToken);
        var (order, max) = await ArrivedAsync(placed.Id(), cancellationToken);
        report.Equal($"{name}: net", order.Net(), max.Net);
        report.Equal($"{name}: tax", order.Tax(), max.Tax);
        report.Equal($"{name}: state in commercetools", "Confirmed", order.State());
        report.Equal($"{name}: freight", order.Freight(), Freight(max));
        Show(order, max);
        var payments = order["paymentInfo"]!["payments"]!.AsArray().Count;
        report.Equal($"{name}: payment references", payments, max.Comments.Count);
    }

    private void Show(JsonObject order, MaxOrder max)
    {
        string[] row =
        [
            order.Number(), max.Number, $"{max.CustomerId} {max.CustomerName}", max.Terms, max.ShipVia, $"{Plain(max.Net)} {order["totalPrice"]!["currencyCode"]}",
            Plain(max.Tax), Plain(Freight(max)), string.Join("\n", max.Comments), $"{order.SyncedAs()}, {order.State()}",
        ];
        orders.AddRow([.. row.Select(Markup.Escape)]);
        foreach (var line in max.Lines)
        {
            string[] cells =
            [
                max.Number, Plain(line.Line), line.Part, Plain(line.Quantity), line.Unit, Plain(line.Price), Plain(line.Net),
                string.Join(", ", line.Taxes.Select(tax => $"{tax.Code} {Plain(tax.Amount)}")), line.Stockroom,
            ];
            lines.AddRow([.. cells.Select(Markup.Escape)]);
        }
    }

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private async Task<(JsonObject Order, MaxOrder Max)> ArrivedAsync(string id, CancellationToken cancellationToken)
    {
        var order = await Eventually.GetAsync(
            $"order {id} shows its MAX number",
            async () => await stack.Shop.OrderAsync(id, cancellationToken) is var seen && seen.SyncedAs() is not null ? seen : null,
            Patience,
            cancellationToken);
        return (order, stack.Max.Order(order.SyncedAs()!) ?? throw new InvalidOperationException($"MAX has no order {order.SyncedAs()}."));
    }

    private async Task RepeatAsync(CancellationToken cancellationToken)
    {
        report.Say("Every notification comes three times, in the wrong order");
        stack.Commercetools!.Notifications.Duplicate(2);
        var placed = await stack.Shop.PlaceAsync(ExampleOrders.Read("gross-prices-one-vat-rate", "REPEATED"), cancellationToken);
        var (_, max) = await ArrivedAsync(placed.Id(), cancellationToken);
        stack.Commercetools.Notifications.Duplicate(0);
        await QuietAsync(cancellationToken);
        report.Equal("notifications three times: orders in MAX", 1, stack.Max.OrdersOf("DE", max.PurchaseOrder).Count);
    }

    private async Task DropAsync(CancellationToken cancellationToken)
    {
        report.Say("All notifications of an order are lost; the sweep finds it");
        stack.Commercetools!.Notifications.DropNext(10);
        var placed = await stack.Shop.PlaceAsync(ExampleOrders.Read("gross-prices-one-vat-rate", "LOST-EVENT"), cancellationToken);
        var (order, _) = await ArrivedAsync(placed.Id(), cancellationToken);
        stack.Commercetools.Notifications.Clear();
        report.Check("lost notification: found by the sweep", true, $"{order.Number()} is {order.SyncedAs()} in MAX");
    }

    private async Task ParkAsync(CancellationToken cancellationToken)
    {
        report.Say("An order with an unmapped tax rate");
        var placed = await stack.Shop.PlaceAsync(ExampleOrders.Read("unmapped-tax-rate"), cancellationToken);
        var letter = await DeadLetterAsync(FlowName.OrderExport, placed.Id(), cancellationToken);
        report.Check("unmapped tax rate: dead letter says what to do", letter.Contains("0.16", StringComparison.Ordinal), letter);
        report.Equal("unmapped tax rate: not in MAX", 0, stack.Max.OrdersOf("DE", placed.Number()).Count);
    }

    private async Task MalformedAsync(CancellationToken cancellationToken)
    {
        report.Say("A message that is not a notification");
        await stack.Commercetools!.Notifications.InjectAsync("exact-max-connector", "{ this is not JSON"u8.ToArray());
        var letter = await DeadLetterAsync(FlowName.CommercetoolsEvents, null, cancellationToken);
        report.Check("malformed event: visible as a dead letter", true, letter);
        await Eventually.HoldsAsync(
            "the message is in the dead-letter sub-queue",
            () => Task.FromResult(stack.Bus.Counts(FlowName.CommercetoolsEvents).DeadLettered == 1),
            Patience,
            cancellationToken);
    }

    private async Task<string> DeadLetterAsync(string flow, string? key, CancellationToken cancellationToken) => await Eventually.GetAsync(
        $"a dead letter of {flow}",
        async () => (await stack.Tables.OpenDeadLettersAsync())
            .Where(row => row.GetString("Flow") == flow && (key is null || row.GetString("Key") == key))
            .Select(row => $"{row.GetString("Summary")} | {row.GetString("Advice")}")
            .FirstOrDefault(),
        Patience,
        cancellationToken);

    private Task QuietAsync(CancellationToken cancellationToken) => Eventually.HoldsAsync(
        "the queues are empty",
        () => Task.FromResult(Queues.All.All(queue => stack.Bus.Counts(queue.Name) is { Active: 0, Locked: 0 })),
        Patience,
        cancellationToken);

    private void OneEach()
    {
        foreach (var company in World.Load().Companies)
            report.Equal($"{company.Max}: web orders that are in MAX more than once", 0, stack.Max.Duplicates(company.Max).Count);
    }

    private static decimal Freight(MaxOrder order) => order.Lines.Where(line => line.Part == World.Load().ServiceParts.Freight).Sum(line => line.Net);
}
