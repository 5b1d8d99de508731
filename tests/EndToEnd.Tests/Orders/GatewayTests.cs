using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Gateway;
using Connector.Sync.Work;

namespace EndToEnd.Tests.Orders;

/// <summary>What the connector asks of the two systems, and what it does while MAX is away.</summary>
public sealed class GatewayTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task A_plain_order_takes_three_calls_to_commercetools_and_two_to_the_gateway_at_most()
    {
        await stack.ResetAsync();
        await using var front = await GatewayFront.StartAsync(stack.Sandbox);
        await stack.Sandbox.RestartWorkerAsync(("MaxGateway__BaseAddress", front.Address));
        // The first order of a process also fetches a token and looks up the channel.
        await stack.AssertExportedOnceAsync(await stack.PlaceAsync());
        stack.Sandbox.Commercetools!.Calls.Reset();
        var before = front.Requests.Count;

        var placed = await stack.PlaceAsync();
        await stack.AssertExportedOnceAsync(placed);

        string[] asked = [.. stack.Sandbox.Commercetools.Calls.Entries.Where(entry => entry.Call.ClientId == "connector" || entry.Call.Path == "/oauth/token").Select(entry => $"{entry.Call.Method} {entry.Call.Path}")];
        Assert.InRange(asked.Length, 1, 3);
        Assert.All(asked, call => Assert.EndsWith($" /orders/{placed.Id()}", call, StringComparison.Ordinal));
        Assert.InRange(front.Requests.Count - before, 1, 2);
    }

    [Fact]
    public async Task While_the_gateway_is_down_orders_wait_without_a_dead_letter_and_drain_afterwards()
    {
        await stack.ResetAsync();
        await using var front = await GatewayFront.StartAsync(stack.Sandbox);
        // The circuit opens at once and says when to come back, so that nobody waits half a minute.
        await stack.Sandbox.RestartWorkerAsync(
            ("MaxGateway__BaseAddress", front.Address),
            ("MaxGateway__RetryDelay", "00:00:00.010"),
            ("MaxGateway__CircuitMinimumCalls", "2"),
            ("MaxGateway__CircuitBreak", "00:00:01"));
        front.Down = true;
        List<JsonObject> placed = [];
        for (var i = 0; i < 3; i++) placed.Add(await stack.PlaceAsync());

        var tried = stack.Sandbox.Host!.Counts["OrderExport"].Invocations + 9;
        await stack.EventuallyAsync("every order was tried again and again", () => Task.FromResult(stack.Sandbox.Host.Counts["OrderExport"].Invocations >= tried));
        foreach (var order in placed) Assert.Null(await stack.DeadLetterAsync(order.Id()));
        Assert.Equal(0, stack.Sandbox.Bus.Counts(FlowName.OrderExport).DeadLettered);
        Assert.All(stack.Sandbox.Bus.Peek(FlowName.OrderExport), message => Assert.Equal(0, WorkItemJson.TryRead(message.Body)!.Attempt));
        Assert.All(placed, order => Assert.Empty(stack.Sandbox.Max.OrdersOf("DE", order.Number())));

        front.Down = false;
        foreach (var order in placed) await stack.AssertExportedOnceAsync(order);
    }
}
