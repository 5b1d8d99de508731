using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;

namespace EndToEnd.Tests.Orders;

/// <summary>Orders that go to MAX only when they are paid: the payment changes, the order does not.</summary>
public sealed class PaymentGateTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task A_prepaid_order_waits_for_its_money_and_goes_when_it_comes()
    {
        await stack.ResetAsync();
        var order = stack.Case();
        var payment = order["paymentInfo"]!["payments"]![0]!["obj"]!;
        payment["paymentMethodInfo"]!["method"] = "PREPAYMENT";
        payment["transactions"] = new JsonArray();

        var placed = await stack.Sandbox.Shop.PlaceAsync(order);
        await stack.QuietAsync();

        Assert.Null((await stack.Sandbox.Shop.OrderAsync(placed.Id())).SyncedAs());
        Assert.Empty(stack.Sandbox.Max.OrdersOf("DE", placed.Number()));
        Assert.Null(await stack.DeadLetterAsync(placed.Id()));

        var paid = new JsonObject
        {
            ["action"] = "addTransaction",
            ["transaction"] = new JsonObject { ["type"] = "Charge", ["state"] = "Success", ["amount"] = order["taxedPrice"]!["totalGross"]!.DeepClone() },
        };
        await stack.Sandbox.Shop.UpdateAsync($"payments/{payment["id"]}", [paid]);

        await stack.AssertExportedOnceAsync(placed);
    }
}
