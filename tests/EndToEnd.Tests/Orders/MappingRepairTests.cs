using System.Diagnostics;
using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace EndToEnd.Tests.Orders;

/// <summary>An order that the mapping does not cover waits for a person, who is told what to do.</summary>
public sealed class MappingRepairTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task An_unmapped_tax_rate_waits_in_the_sub_queue_and_is_exported_once_it_is_mapped_and_resent()
    {
        await stack.ResetAsync();
        var watch = Stopwatch.StartNew();
        var placed = await stack.PlaceAsync("unmapped-tax-rate");
        await stack.EventuallyAsync("the message is in the sub-queue", () => Task.FromResult(stack.Sandbox.Bus.Counts(FlowName.OrderExport) is { DeadLettered: 1, Active: 0, Locked: 0, Scheduled: 0 }));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        var letter = (await stack.DeadLetterAsync(placed.Id()))!;
        Assert.Equal(FlowName.OrderExport, letter.GetString("Flow"));
        Assert.Contains("Add in mapping.json: taxes: { \"country\": \"DE\", \"rate\": 0.16, \"code\": \"...\" }", letter.GetString("Advice"), StringComparison.Ordinal);
        Assert.Contains(placed.Id(), letter.GetString("Source"), StringComparison.Ordinal);
        Assert.Empty(stack.Sandbox.Max.OrdersOf("DE", placed.Number()));
        Assert.Equal("Open", (await stack.Sandbox.Shop.OrderAsync(placed.Id())).State());

        using var folder = new TemporaryFolder();
        await stack.Sandbox.RestartWorkerAsync(("Mapping__Path", await RepairedAsync(folder)));
        await stack.ResendDeadLettersAsync(FlowName.OrderExport);

        await stack.AssertExportedOnceAsync(placed);
        Assert.Equal(0, stack.Sandbox.Bus.Counts(FlowName.OrderExport).DeadLettered);
        var closed = Assert.Single(await stack.Sandbox.Tables.RowsAsync(TableName.DeadLetters, "closed"), row => row.GetString("Key") == placed.Id());
        Assert.Equal("succeeded", closed.GetString("ClosedBecause"));
        Assert.Empty(await stack.Sandbox.Tables.RowsAsync(TableName.DeadLetterKeys, FlowName.OrderExport));
    }

    private async Task<string> RepairedAsync(TemporaryFolder folder)
    {
        var mapping = JsonNode.Parse(await File.ReadAllTextAsync(stack.Sandbox.Settings["Mapping__Path"]))!;
        mapping["taxes"]!.AsArray().Add(new JsonObject { ["country"] = "DE", ["rate"] = 0.16m, ["code"] = "V19" });
        var path = Path.Combine(folder.Path, "mapping.json");
        await File.WriteAllTextAsync(path, mapping.ToJsonString());
        return path;
    }
}
