using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Demo;

/// <summary>The story of stock: what MAX can sell, less what the shop has sold and MAX does not know, is what commercetools shows.</summary>
internal sealed class StockStory(SandboxStack stack, Report report)
{
    private const string Company = "DE";
    private const string Stockroom = "FG-HH";
    private const string Channel = "hamburg";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Table table = new Table().Title("stock: MAX to commercetools").AddColumns("what happens", "SKU", "warehouse", "in MAX", "pending", "in commercetools");

    /// <summary>Plays the story.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        report.Say("The first poll compares everything: entries that are missing are created");
        await ShowsAsync("first comparison", "SEAL-KIT", 0, cancellationToken);
        await SellAsync(cancellationToken);
        await WaitForPaymentAsync(cancellationToken);
        await RepairAsync(cancellationToken);
        report.Say("A part is no longer sold");
        stack.MaxStockKeeper(Company).Change("CAP-RED", "OBSDTE_01", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2));
        await ShowsAsync("discontinued", "CAP-RED", 0, cancellationToken, expected: 0);
        report.Console.Write(table);
    }

    private async Task SellAsync(CancellationToken cancellationToken)
    {
        report.Say("MAX sells at the counter");
        stack.MaxStockKeeper(Company).Sell("SEAL-KIT", Stockroom, 2);
        await ShowsAsync("2 sold in MAX", "SEAL-KIT", 0, cancellationToken);
    }

    private async Task WaitForPaymentAsync(CancellationToken cancellationToken)
    {
        report.Say("An order waits for its payment, so MAX does not know it; meanwhile MAX receives goods");
        var order = ExampleOrders.Read("gross-prices-two-vat-rates", "WAITS-FOR-PAYMENT");
        // Earlier orders may have sold what this one needs.
        foreach (var line in order["lineItems"]!.AsArray())
        {
            var sku = (string)line!["variant"]!["sku"]!;
            var part = World.Load().Items.Single(item => item.Sku == sku).Part;
            stack.MaxStockKeeper(Company).Receive(part, Stockroom, 100 + (long)line["quantity"]!);
            await ShowsAsync("before the order", sku, 0, cancellationToken, part);
        }

        var channel = (await stack.Shop.FindAsync($"channels/key={Channel}", cancellationToken))!.Id();
        foreach (var line in order["lineItems"]!.AsArray()) line!["supplyChannel"] = new JsonObject { ["typeId"] = "channel", ["id"] = channel };
        var payment = order["paymentInfo"]!["payments"]![0]!["obj"]!;
        payment["paymentMethodInfo"]!["method"] = "PREPAYMENT";
        payment["transactions"] = new JsonArray();
        var placed = await stack.Shop.PlaceAsync(order, cancellationToken);
        stack.MaxStockKeeper(Company).Receive("BRK-1002", Stockroom, 5);
        await ShowsAsync("7 ordered, not paid; 5 received", "BRK-1002", 7, cancellationToken);
        await stack.Shop.UpdateAsync($"orders/{placed.Id()}", [new JsonObject { ["action"] = "changeOrderState", ["orderState"] = "Cancelled" }], cancellationToken);
        foreach (var line in order["lineItems"]!.AsArray())
        {
            var sku = (string)line!["variant"]!["sku"]!;
            await ShowsAsync("the order is cancelled", sku, 0, cancellationToken, World.Load().Items.Single(item => item.Sku == sku).Part);
        }
    }

    private async Task RepairAsync(CancellationToken cancellationToken)
    {
        report.Say("A merchant changes a quantity by hand; the nightly comparison repairs it");
        var entry = await EntryAsync("PUMP-230V", cancellationToken);
        await stack.Shop.UpdateAsync($"inventory/{entry!.Id()}", [new JsonObject { ["action"] = "changeQuantity", ["quantity"] = 999 }], cancellationToken);
        await stack.Host!.RunTimerAsync("StockComparison", cancellationToken);
        await ShowsAsync("999 by hand, then compared", "PUMP-230V", 0, cancellationToken, part: "P-230V-REV2");
        var run = (await stack.Tables.RowsAsync(TableName.Runs, FlowName.Stock)).First(row => row.GetString("Kind") == "full").GetString("Summary");
        // An order of these seconds may have lowered another entry that nobody has looked at again yet.
        report.Check("the comparison says what it repaired", Regex.IsMatch(run, " [1-9][0-9]* were changed in commercetools and not in MAX"), run);
    }

    // Counted in MAX's own tables, past the gateway.
    private async Task ShowsAsync(string what, string sku, long pending, CancellationToken cancellationToken, string? part = null, long? expected = null)
    {
        var inMax = Sum("Part_Stock", "QTYOH_06", "PRTNUM_06", "STK_06", part ?? sku, "") - Sum("SO_Detail", "DUEQTY_28", "PRTNUM_28", "STK_28", part ?? sku, "AND STATUS_28 = '3' AND STYPE_28 = 'CU'");
        var shown = expected ?? (long)Math.Max(0, inMax - pending);
        await Eventually.HoldsAsync(
            $"commercetools shows {shown} of {sku}",
            async () => await EntryAsync(sku, cancellationToken) is { } entry && entry["quantityOnStock"]!.GetValue<long>() == shown,
            Patience,
            cancellationToken);
        report.Equal($"stock of {sku}: {what}", shown, (await EntryAsync(sku, cancellationToken))!["quantityOnStock"]!.GetValue<long>());
        table.AddRow(what, sku, Channel, inMax.ToString(CultureInfo.InvariantCulture), pending.ToString(CultureInfo.InvariantCulture), shown.ToString(CultureInfo.InvariantCulture));
    }

    private decimal Sum(string rows, string quantity, string part, string stockroom, string wanted, string also) => (decimal)stack.Max.Scalar<double>(
        Company, $"SELECT coalesce(sum({quantity}), 0) FROM {rows} WHERE rtrim({part}) = @wanted AND rtrim({stockroom}) = @room {also}", new { wanted, room = Stockroom });

    private async Task<JsonObject?> EntryAsync(string sku, CancellationToken cancellationToken)
    {
        var channel = (await stack.Shop.FindAsync($"channels/key={Channel}", cancellationToken))!.Id();
        var where = Uri.EscapeDataString($"sku=\"{sku}\" and supplyChannel(id=\"{channel}\")");
        return (await stack.Shop.FindAsync($"inventory?where={where}", cancellationToken))!["results"]!.AsArray().FirstOrDefault()?.AsObject();
    }
}
