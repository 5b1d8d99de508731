using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace EndToEnd.Tests.Orders;

/// <summary>When the flow must not write.</summary>
public sealed class FlowModeTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task Orders_older_than_the_start_are_never_exported()
    {
        await SetAsync("live", start: DateTimeOffset.UtcNow.AddHours(1));

        var placed = await HandledAsync();
        await stack.Sandbox.Host!.RunTimerAsync("OrderSweep");
        await stack.QuietAsync();

        await AssertUntouchedAsync(placed);
        Assert.DoesNotContain(await stack.Sandbox.Tables.RowsAsync(TableName.Shadow), row => row.GetString("Key") == placed.Id());
    }

    [Fact]
    public async Task Mode_off_does_nothing()
    {
        await SetAsync("off", DateTimeOffset.UtcNow.AddHours(-1));
        var reads = Reads();

        var placed = await HandledAsync();
        await stack.Sandbox.Host!.RunTimerAsync("OrderSweep");
        await stack.QuietAsync();

        await AssertUntouchedAsync(placed);
        Assert.Equal(reads, Reads());
    }

    [Fact]
    public async Task Mode_shadow_records_what_it_would_write_and_writes_nothing()
    {
        await SetAsync("shadow", DateTimeOffset.UtcNow.AddHours(-1));

        var placed = await HandledAsync();

        await AssertUntouchedAsync(placed);
        var row = Assert.Single(await stack.Sandbox.Tables.RowsAsync(TableName.Shadow, FlowName.OrderExport), row => row.GetString("Key") == placed.Id());
        var target = JsonNode.Parse(row.GetString("Target"))!;
        Assert.Equal(3, Assert.Single(target.AsArray())!["lines"]!.AsArray().Count);
        Assert.Equal(64, row.GetString("Hash").Length);
    }

    [Fact]
    public async Task An_order_that_was_placed_in_shadow_mode_is_exported_when_it_changes_in_live_mode()
    {
        await SetAsync("shadow", DateTimeOffset.UtcNow.AddHours(-1));
        var placed = await HandledAsync();
        await SetAsync("live", DateTimeOffset.UtcNow.AddHours(-1));

        await stack.Sandbox.Shop.UpdateAsync($"orders/{placed.Id()}", [new JsonObject { ["action"] = "setCustomerEmail", ["email"] = "other@example.com" }]);

        await stack.AssertExportedOnceAsync(placed);
    }

    private Task SetAsync(string mode, DateTimeOffset start) => stack.Sandbox.RestartWorkerAsync(
        ("Flows__OrderExport__Mode", mode),
        ("Flows__OrderExport__Start", start.ToString("O", CultureInfo.InvariantCulture)));

    /// <summary>Places an order and waits until its work item was handled.</summary>
    private async Task<JsonObject> HandledAsync()
    {
        var before = stack.Sandbox.Host!.Counts["OrderExport"].Invocations;
        var placed = await stack.PlaceAsync();
        await stack.EventuallyAsync("the work item was handled", () => Task.FromResult(stack.Sandbox.Host.Counts["OrderExport"].Invocations > before));
        await stack.QuietAsync();
        return placed;
    }

    private async Task AssertUntouchedAsync(JsonObject placed)
    {
        Assert.Empty(stack.Sandbox.Max.OrdersOf("DE", placed.Number()));
        Assert.True(JsonNode.DeepEquals(placed, await stack.Sandbox.Shop.OrderAsync(placed.Id())));
        Assert.Equal(0, stack.AppliedUpdates(placed.Id()));
        Assert.Null(await stack.DeadLetterAsync(placed.Id()));
        Assert.DoesNotContain(await stack.Sandbox.Tables.LinksAsync(), link => link.GetString("OrderId") == placed.Id());
    }

    private int Reads() => stack.Sandbox.Commercetools!.Calls.Entries.Count(entry => entry.Call is { ClientId: "connector" });
}
