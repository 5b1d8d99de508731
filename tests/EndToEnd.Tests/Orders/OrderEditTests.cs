using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Gateway;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace EndToEnd.Tests.Orders;

/// <summary>An order that MAX holds is edited in commercetools.</summary>
public sealed class OrderEditTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task Quantities_added_and_removed_lines_follow_into_MAX()
    {
        await stack.ResetAsync();
        var (order, before) = await stack.ExportedAsync();

        await stack.Sandbox.Shop.EditAsync(order.Id(),
        [
            .. Copies(order.Quantity(0, 9)),
            .. Copies(order.Quantity(1, 0)),
            new JsonObject
            {
                ["action"] = "addCustomLineItem",
                ["name"] = new JsonObject { ["en"] = "Engraving" },
                ["slug"] = "engraving",
                ["money"] = new JsonObject { ["currencyCode"] = "EUR", ["centAmount"] = 1190 },
            },
        ]);

        var max = await stack.AssertFollowsAsync(order.Id());
        Assert.Equal(before.Number, max.Number);
        Assert.Equal(["BRK-1002 9", "FREIGHT 1", "SRV-ENGRAVE 1"], max.Living().Select(line => $"{line.Part} {line.Quantity:0}").Order());
        Assert.Equal("Confirmed", (await stack.Sandbox.Shop.OrderAsync(order.Id())).State());
        Assert.Equal(1, stack.AppliedUpdates(order.Id()));
    }

    [Fact]
    public async Task Another_ship_to_and_purchase_order_follow_into_MAX()
    {
        await stack.ResetAsync();
        var (order, max) = await stack.ExportedAsync();
        var address = order["shippingAddress"]!.DeepClone();
        address["streetName"] = "Deichstraße";

        await stack.Sandbox.Shop.EditAsync(order.Id(), [new JsonObject { ["action"] = "setShippingAddress", ["address"] = address }]);

        await stack.EventuallyAsync("MAX has the street", () => Task.FromResult(stack.Sandbox.Max.Order(max.Number)!.ShipTo.Any(line => line.Contains("Deichstraße", StringComparison.Ordinal))));
        await stack.AssertFollowsAsync(order.Id());
    }

    [Fact]
    public async Task Several_edits_whose_notifications_come_twice_and_in_reverse_end_at_the_last()
    {
        await stack.ResetAsync();
        var (order, _) = await stack.ExportedAsync();
        var notifications = stack.Sandbox.Commercetools!.Notifications;
        notifications.Duplicate(1);
        notifications.Hold = true;
        foreach (var quantity in new[] { 8, 3, 7, 5 }) await stack.Sandbox.Shop.EditAsync(order.Id(), order.Quantity(0, quantity));

        notifications.ReleaseReversed();

        var max = await stack.AssertFollowsAsync(order.Id());
        Assert.Equal(5, max.Living().Single(line => line.Part == "BRK-1002").Quantity);
    }

    [Fact]
    public async Task An_edit_whose_notification_is_lost_is_found_by_the_sweep()
    {
        await stack.ResetAsync();
        await stack.Sandbox.RestartWorkerAsync(("Flows__OrderExport__SweepSettle", "00:00:00"));
        var (order, _) = await stack.ExportedAsync();
        stack.Sandbox.Commercetools!.Notifications.DropNext(10);
        await stack.Sandbox.Shop.EditAsync(order.Id(), order.Quantity(0, 4));
        await stack.QuietAsync();

        await stack.Sandbox.Host!.RunTimerAsync("OrderSweep");

        await stack.AssertFollowsAsync(order.Id());
    }

    [Fact]
    public async Task What_MAX_has_shipped_is_not_changed_and_nothing_else_of_the_edit_is_written()
    {
        await stack.ResetAsync();
        var (order, before) = await stack.ExportedAsync();
        var shipped = before.Lines.Single(line => line.Part == "BRK-1002");
        stack.Sandbox.MaxUser("DE").Ship(before.Number, shipped.Line, shipped.Quantity);

        await stack.Sandbox.Shop.EditAsync(order.Id(), [.. Copies(order.Quantity(0, 2)), .. Copies(order.Quantity(1, 5))]);

        var (code, advice) = await stack.AssertParkedAsync(order.Id());
        Assert.Equal("MAX_SHIPPED", code);
        Assert.Contains($"MAX has shipped of order {before.Number}", advice, StringComparison.Ordinal);
        Assert.Equal(before.Lines.Select(line => (line.Part, line.Quantity, line.Price)), stack.Sandbox.Max.Order(before.Number)!.Lines.Select(line => (line.Part, line.Quantity, line.Price)));

        // The merchant takes the edit of the shipped line back: the other one goes through and the dead letter closes.
        await stack.Sandbox.Shop.EditAsync(order.Id(), order.Quantity(0, (int)shipped.Quantity));
        var max = await stack.AssertFollowsAsync(order.Id());
        Assert.Equal(5, max.Lines.Single(line => line.Part == "DOC-EN").Quantity);
    }

    [Fact]
    public async Task What_people_changed_in_MAX_is_not_overwritten()
    {
        await stack.ResetAsync();
        var (order, before) = await stack.ExportedAsync();
        var line = before.Lines.Single(line => line.Part == "BRK-1002").Line;
        stack.Sandbox.MaxUser("DE").Change(before.Number, line, quantity: 99);

        await stack.Sandbox.Shop.EditAsync(order.Id(), order.Quantity(0, 2));

        Assert.Equal("MAX_CHANGED_IN_MAX", (await stack.AssertParkedAsync(order.Id())).Code);
        Assert.Equal(99, stack.Sandbox.Max.Order(before.Number)!.Lines.Single(changed => changed.Line == line).Quantity);
    }

    [Fact]
    public async Task An_edit_that_the_mapping_does_not_cover_leaves_MAX_as_it_was()
    {
        await stack.ResetAsync();
        var (order, before) = await stack.ExportedAsync();

        await stack.Sandbox.Shop.EditAsync(order.Id(),
        [
            new JsonObject
            {
                ["action"] = "addCustomLineItem",
                ["name"] = new JsonObject { ["en"] = "Gift wrap" },
                ["slug"] = "gift-wrap",
                ["money"] = new JsonObject { ["currencyCode"] = "EUR", ["centAmount"] = 500 },
            },
        ]);

        Assert.Contains($"MAX still holds the order as it was before the edit ({before.Number})", (await stack.AssertParkedAsync(order.Id())).Advice, StringComparison.Ordinal);
        Assert.Equal(before.Net, stack.Sandbox.Max.Order(before.Number)!.Net);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_worker_killed_before_it_saves_what_it_did_changes_MAX_once(int row)
    {
        await stack.ResetAsync();
        var (order, before) = await stack.ExportedAsync();
        var worker = new WorkerKill(stack);
        worker.BeforeRow(TableName.Links, row);

        await stack.Sandbox.Shop.EditAsync(order.Id(), order.Quantity(0, 3));
        await worker.Killed.WaitAsync(OrderStack.Patience);
        await stack.Sandbox.Host!.StartWorkerAsync();

        var max = await stack.AssertFollowsAsync(order.Id());
        Assert.Equal((before.Number, before.Lines.Count), (max.Number, max.Lines.Count));
    }

    private static IEnumerable<JsonNode?> Copies(JsonArray actions) => actions.Select(action => action?.DeepClone());
}
