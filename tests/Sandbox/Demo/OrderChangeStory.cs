using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Demo;

/// <summary>The story of orders that change after MAX holds them: edited, cancelled, and too late for either.</summary>
internal sealed class OrderChangeStory(SandboxStack stack, Report report)
{
    private const string Company = "DE";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Table table = new Table().Title("order-export: what happens to an order after it is in MAX")
        .AddColumns("what happens", "order", "lines in commercetools", "net", "in MAX", "open lines in MAX", "net", "outcome");

    /// <summary>Plays the story.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        await EditAsync(cancellationToken);
        await CancelAsync(cancellationToken);
        await TooLateAsync("edited after shipment", "EDIT-TOO-LATE", order => stack.Shop.EditAsync(order.Id(), [Quantity(order, 0, 1)], cancellationToken), cancellationToken);
        await TooLateAsync("cancelled after shipment", "CANCEL-TOO-LATE", order => stack.Shop.UpdateAsync($"orders/{order.Id()}", Cancellation(), cancellationToken), cancellationToken);
        report.Console.Write(table);
    }

    private async Task EditAsync(CancellationToken cancellationToken)
    {
        report.Say("A merchant edits an order: another quantity, a line less, a service more");
        var (order, max) = await PlaceAsync("EDITED", cancellationToken);
        Show("placed", order, max, "exported");
        JsonArray edit =
        [
            Quantity(order, 0, 9),
            Quantity(order, 1, 0),
            new JsonObject
            {
                ["action"] = "addCustomLineItem",
                ["name"] = new JsonObject { ["en"] = "Engraving" },
                ["slug"] = "engraving",
                ["money"] = new JsonObject { ["currencyCode"] = "EUR", ["centAmount"] = 1190 },
            },
        ];
        order = await stack.Shop.EditAsync(order.Id(), edit, cancellationToken);
        await Eventually.HoldsAsync("MAX follows the edit", () => Task.FromResult(stack.Max.Order(max.Number)!.Net == order.Net()), Patience, cancellationToken);
        max = stack.Max.Order(max.Number)!;
        Show("edited", order, max, "changed in MAX");
        report.Equal("edited order: net", order.Net(), max.Net);
        report.Equal("edited order: tax", order.Tax(), max.Tax);
        report.Equal("edited order: orders in MAX", 1, stack.Max.OrdersOf(Company, order.Number()).Count);
    }

    private async Task CancelAsync(CancellationToken cancellationToken)
    {
        report.Say("An order is cancelled");
        var (order, max) = await PlaceAsync("CANCELLED", cancellationToken);
        order = await stack.Shop.UpdateAsync($"orders/{order.Id()}", Cancellation(), cancellationToken);
        await Eventually.HoldsAsync("MAX closes the order", () => Task.FromResult(Open(stack.Max.Order(max.Number)!) == 0), Patience, cancellationToken);
        Show("cancelled", order, stack.Max.Order(max.Number)!, "closed in MAX");
        report.Equal("cancelled order: open lines in MAX", 0, Open(stack.Max.Order(max.Number)!));
    }

    private async Task TooLateAsync(string what, string number, Func<JsonObject, Task<JsonObject>> change, CancellationToken cancellationToken)
    {
        report.Say($"An order is {what}");
        var (order, max) = await PlaceAsync(number, cancellationToken);
        stack.MaxUser(Company).Ship(max.Number, max.Lines[0].Line, max.Lines[0].Quantity);
        var before = stack.Max.Order(max.Number)!;
        order = await change(order);
        var letter = await Eventually.GetAsync(
            $"a dead letter of order {number}",
            async () => (await stack.Tables.OpenDeadLettersAsync()).FirstOrDefault(row => row.GetString("Flow") == FlowName.OrderExport && row.GetString("Key") == order.Id()),
            Patience,
            cancellationToken);
        var after = stack.Max.Order(max.Number)!;
        Show(what, order, after, letter.GetString("Advice"));
        report.Check($"{what}: dead letter says what to do", letter.GetString("Code") == "MAX_SHIPPED", letter.GetString("Advice"));
        report.Equal($"{what}: MAX is as it was", (before.Net, Open(before)), (after.Net, Open(after)));
    }

    private async Task<(JsonObject Order, MaxOrder Max)> PlaceAsync(string number, CancellationToken cancellationToken)
    {
        var placed = await stack.Shop.PlaceAsync(ExampleOrders.Read("gross-prices-two-vat-rates", number), cancellationToken);
        var order = await Eventually.GetAsync(
            $"order {number} shows its MAX number",
            async () => await stack.Shop.OrderAsync(placed.Id(), cancellationToken) is var seen && seen.SyncedAs() is not null ? seen : null,
            Patience,
            cancellationToken);
        return (order, stack.Max.Order(order.SyncedAs()!)!);
    }

    private void Show(string what, JsonObject order, MaxOrder max, string outcome)
    {
        var lines = order["lineItems"]!.AsArray().Select(line => $"{line!["variant"]!["sku"]} x {line["quantity"]}")
            .Concat(order["customLineItems"]!.AsArray().Select(line => $"{line!["slug"]} x {line["quantity"]}"));
        string[] row =
        [
            what, $"{order.Number()}, {order.State()}", string.Join("\n", lines), Plain(order.Net()), max.Number,
            string.Join("\n", max.Lines.Where(IsOpen).Select(line => $"{line.Part} x {Plain(line.Due)}")), Plain(max.Net), outcome,
        ];
        table.AddRow([.. row.Select(Markup.Escape)]);
    }

    private static JsonObject Quantity(JsonObject order, int line, int quantity) =>
        new() { ["action"] = "changeLineItemQuantity", ["lineItemId"] = order["lineItems"]![line]!["id"]!.DeepClone(), ["quantity"] = quantity };

    private static JsonArray Cancellation() => [new JsonObject { ["action"] = "changeOrderState", ["orderState"] = "Cancelled" }];

    private static int Open(MaxOrder order) => order.Lines.Count(IsOpen);

    private static bool IsOpen(MaxOrderLine line) => line.Status != "4" && line.Due > 0;

    private static string Plain(decimal value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
