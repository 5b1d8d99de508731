using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;

namespace EndToEnd.Tests.Orders;

/// <summary>What can go wrong while the order's MAX number is written into commercetools.</summary>
public sealed class CommercetoolsFaultTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Theory]
    [InlineData(FaultKind.Conflict)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServerErrorBeforeApply)]
    [InlineData(FaultKind.ServerErrorAfterApply)]
    [InlineData(FaultKind.BadGateway)]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.GatewayTimeoutAfterApply)]
    [InlineData(FaultKind.NoReplyBeforeApply)]
    [InlineData(FaultKind.NoReplyAfterApply)]
    [InlineData(FaultKind.TornBody)]
    [InlineData(FaultKind.ExpiredToken)]
    public async Task A_failed_update_is_found_out_about_and_shown_exactly_once(FaultKind kind)
    {
        await stack.ResetAsync();
        var faults = stack.Sandbox.Commercetools!.Faults;
        var before = faults.Happened;
        faults.Next(kind, "POST", "/orders/*");

        await stack.AssertExportedOnceAsync(await stack.PlaceAsync());

        Assert.Equal(before + 1, faults.Happened);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task While_commercetools_is_down_the_order_waits_without_a_dead_letter(string method)
    {
        await stack.ResetAsync();
        var faults = stack.Sandbox.Commercetools!.Faults;
        var before = faults.Happened;
        // More than the client repeats by itself, so that the item is put aside at least once.
        faults.Add(new FaultRule { Kinds = [FaultKind.ServiceUnavailable], Method = method, Path = "/orders/*", Times = 9, RetryAfter = TimeSpan.FromSeconds(1) });

        var placed = await stack.PlaceAsync();
        await stack.EventuallyAsync("commercetools is up again", async () =>
        {
            Assert.Null(await stack.DeadLetterAsync(placed.Id()));
            return faults.Happened == before + 9;
        });

        await stack.AssertExportedOnceAsync(placed);
    }

    [Fact]
    public async Task An_order_that_the_shop_changes_at_the_same_moment_is_shown_at_its_new_version()
    {
        await stack.ResetAsync();
        var raced = false;
        stack.Sandbox.Commercetools!.OnCall = async (call, moment) =>
        {
            await stack.CountAsync(call, moment);
            if (raced || moment != CallMoment.BeforeApply || !OrderStack.IsOrderUpdate(call)) return;
            raced = true;
            await stack.Sandbox.Shop.UpdateAsync(call.Path.TrimStart('/'), [new System.Text.Json.Nodes.JsonObject { ["action"] = "setCustomerEmail", ["email"] = "other@example.com" }]);
        };

        var placed = await stack.PlaceAsync();

        await stack.AssertExportedOnceAsync(placed);
        Assert.True(raced);
        Assert.Equal("other@example.com", (await stack.Sandbox.Shop.OrderAsync(placed.Id()))["customerEmail"]!.GetValue<string>());
    }
}
