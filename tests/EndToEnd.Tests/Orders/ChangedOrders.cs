using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sandbox.ExactMax;

namespace EndToEnd.Tests.Orders;

/// <summary>What a merchant does to an order that MAX holds, and what both sides must show afterwards.</summary>
internal static class ChangedOrders
{
    /// <summary>Places an order and waits for it in MAX.</summary>
    public static async Task<(JsonObject Order, MaxOrder Max)> ExportedAsync(this OrderStack stack, string name = "gross-prices-two-vat-rates")
    {
        var placed = await stack.PlaceAsync(name);
        var max = await stack.AssertExportedOnceAsync(placed);
        return (await stack.Sandbox.Shop.OrderAsync(placed.Id()), max);
    }

    public static JsonArray Quantity(this JsonObject order, int line, int quantity) =>
        [new JsonObject { ["action"] = "changeLineItemQuantity", ["lineItemId"] = order["lineItems"]![line]!["id"]!.DeepClone(), ["quantity"] = quantity }];

    public static Task CancelAsync(this OrderStack stack, JsonObject order) =>
        stack.Sandbox.Shop.UpdateAsync($"orders/{order.Id()}", [new JsonObject { ["action"] = "changeOrderState", ["orderState"] = "Cancelled" }]);

    /// <summary>The lines of an order that were not closed without a shipment.</summary>
    public static IReadOnlyList<MaxOrderLine> Living(this MaxOrder order) => [.. order.Lines.Where(line => !line.Cancelled)];

    /// <summary>Waits until MAX holds the order as commercetools does now; one order, one number, nothing left over.</summary>
    public static async Task<MaxOrder> AssertFollowsAsync(this OrderStack stack, string id)
    {
        var order = await stack.Sandbox.Shop.OrderAsync(id);
        await stack.EventuallyAsync($"MAX follows order {order.Number()}", () => Task.FromResult(Sums(stack, order) == (order.Net(), order.Tax())));
        await stack.QuietAsync();
        Assert.Equal((order.Net(), order.Tax()), Sums(stack, order));
        Assert.Null(await stack.DeadLetterAsync(id));
        var link = Assert.Single(await stack.Sandbox.Tables.LinksAsync(), link => link.GetString("OrderId") == id);
        Assert.Null(link.GetString("Pending"));
        return Assert.Single(stack.Sandbox.Max.OrdersOf("DE", order.Number()));
    }

    /// <summary>Waits until all lines are closed.</summary>
    public static async Task<MaxOrder> AssertClosedAsync(this OrderStack stack, string number)
    {
        await stack.EventuallyAsync($"MAX order {number} is closed", () => Task.FromResult(stack.Sandbox.Max.Order(number)!.Lines.All(line => line is { Status: "4", Due: 0 })));
        await stack.QuietAsync();
        return stack.Sandbox.Max.Order(number)!;
    }

    /// <summary>Waits for the dead letter of an order.</summary>
    public static async Task<(string Code, string Advice)> AssertParkedAsync(this OrderStack stack, string id)
    {
        await stack.EventuallyAsync("a dead letter was written", async () => await stack.DeadLetterAsync(id) is not null);
        var letter = (await stack.DeadLetterAsync(id))!;
        return (letter.GetString("Code"), letter.GetString("Advice"));
    }

    private static (decimal Net, decimal Tax) Sums(OrderStack stack, JsonObject order)
    {
        var orders = stack.Sandbox.Max.OrdersOf("DE", order.Number());
        return (orders.Sum(max => max.Net), orders.Sum(max => max.Tax));
    }
}
