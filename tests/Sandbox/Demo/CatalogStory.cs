using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Demo;

/// <summary>The story of flows <c>items</c> and <c>prices</c>: which SKU is which part, what does not match, and MAX's prices in the shop.</summary>
internal sealed class CatalogStory(SandboxStack stack, Report report)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Plays the story; the worker restarts with rules for the catalogue.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("catalog-story-");
        try
        {
            report.Say("mapping.json gets rules for the catalogue: parts are found by their barcode, DE's prices go to the shop");
            await CatalogRules.PublishAsync(stack.Shop, cancellationToken);
            await stack.Shop.CreateAsync("products", CatalogRules.Draft("GIFT-CARD", "4006381334099"), cancellationToken);
            await stack.RestartWorkerAsync(("Mapping__Path", CatalogRules.Write(folder.FullName)));
            await ItemsAsync(cancellationToken);
            await PricesAsync(cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task ItemsAsync(CancellationToken cancellationToken)
    {
        report.Say("All parts are compared with all products");
        await stack.Host!.RunTimerAsync("ItemsComparison", cancellationToken);
        await QuietAsync(FlowName.Items, cancellationToken);
        var lines = new Table().Title("items: SKU -> MAX part (company DE)").AddColumns("SKU", "part", "GTIN", "sales unit");
        var rows = await stack.Tables.RowsAsync(TableName.Items, "DE");
        foreach (var row in rows) lines.AddRow(Cell(row.GetString("Sku")), Cell(row.GetString("Part")), Cell(row.GetString("Gtin")), Cell(row.GetString("SalesUnit")));
        report.Console.Write(lines);
        var differences = new Table().Title("items: what a person has to settle").AddColumns("kind", "what", "advice");
        foreach (var row in await stack.Tables.RowsAsync(TableName.CatalogDifferences)) differences.AddRow(Cell(row.PartitionKey), Cell(row.RowKey), Cell(row.GetString("Advice")));
        report.Console.Write(differences);
        report.Equal("items: lines of the cross-reference in DE", World.Load().Items.Count, rows.Count);
        report.Equal("items: sales unit shown at the screws", "BX", await CatalogRules.AttributeAsync(stack.Shop, "SCR-M8-40", CatalogRules.UnitAttribute));
    }

    private async Task PricesAsync(CancellationToken cancellationToken)
    {
        var prices = new Table().Title("prices: MAX -> standalone prices").AddColumns("moment", "price of BRK-1001", "from 10 pieces", "key");
        report.Say("All prices are compared, then one changes in MAX");
        await stack.Host!.RunTimerAsync("PricesComparison", cancellationToken);
        await QuietAsync(FlowName.Prices, cancellationToken);
        await ShowAsync("after the full comparison", prices, cancellationToken);
        CatalogRules.ChangePrice(stack, "BRK-1001", 17.77m);
        await stack.Host.RunTimerAsync("PricesPoll", cancellationToken);
        await QuietAsync(FlowName.Prices, cancellationToken);
        var price = await ShowAsync("after the change in MAX", prices, cancellationToken);
        report.Console.Write(prices);
        report.Equal("prices: the price of BRK-1001 in cents", 1777, price["value"]!["centAmount"]!.GetValue<int>());
    }

    private async Task<JsonObject> ShowAsync(string moment, Table table, CancellationToken cancellationToken)
    {
        var all = await CatalogRules.PricesAsync(stack.Shop, "BRK-1001", cancellationToken);
        report.Equal($"prices: standalone prices of BRK-1001 {moment}", 1, all.Count);
        var tier = all[0]["tiers"]?.AsArray().FirstOrDefault()?["value"];
        table.AddRow(Cell(moment), Cell(Euro(all[0]["value"]!)), Cell(tier is null ? null : Euro(tier)), Cell(all[0]["key"]?.GetValue<string>()));
        return all[0];
    }

    private Task QuietAsync(string queue, CancellationToken cancellationToken) => Eventually.HoldsAsync(
        $"queue {queue} is empty", () => Task.FromResult(stack.Bus.Counts(queue) is { Active: 0, Scheduled: 0, Locked: 0 }), Patience, cancellationToken);

    private static string Euro(JsonNode money) => string.Create(CultureInfo.InvariantCulture, $"{(money["centAmount"]!.GetValue<long>()) / 100m:0.00} {money["currencyCode"]}");

    private static string Cell(string? text) => Markup.Escape(text ?? "");
}
