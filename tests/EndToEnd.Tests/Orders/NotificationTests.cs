using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Connector.Sandbox.Demo;
using Connector.Sync.Work;

namespace EndToEnd.Tests.Orders;

/// <summary>Whatever commercetools does with its notifications, and whatever else sends to the queue.</summary>
public sealed class NotificationTests(OrderStack stack) : IClassFixture<OrderStack>
{
    private const string Subscription = "exact-max-connector";

    [Fact]
    public async Task The_same_event_three_times_makes_one_MAX_order()
    {
        await stack.ResetAsync();
        var before = stack.Sandbox.Host!.Counts["CommercetoolsEvents"].Invocations;
        stack.Sandbox.Commercetools!.Notifications.Duplicate(2);

        var placed = await stack.PlaceAsync();

        await stack.AssertExportedOnceAsync(placed);
        Assert.True(stack.Sandbox.Host.Counts["CommercetoolsEvents"].Invocations >= before + 3);
    }

    [Fact]
    public async Task Events_out_of_order_make_one_MAX_order()
    {
        await stack.ResetAsync();
        var notifications = stack.Sandbox.Commercetools!.Notifications;
        notifications.Hold = true;
        var placed = await stack.PlaceAsync();
        await stack.Sandbox.Shop.UpdateAsync($"orders/{placed.Id()}", [new JsonObject { ["action"] = "setCustomerEmail", ["email"] = "other@example.com" }]);
        Assert.True(notifications.Held >= 2);

        notifications.ReleaseReversed();

        await stack.AssertExportedOnceAsync(placed);
    }

    [Fact]
    public async Task An_event_without_payload_is_enough()
    {
        await stack.ResetAsync();
        stack.Sandbox.Commercetools!.Notifications.PayloadNotIncluded = true;

        await stack.AssertExportedOnceAsync(await stack.PlaceAsync());
    }

    [Theory]
    [InlineData("""{"notificationType":"ResourceCreated","projectKey":"sandbox","resource":{"typeId":"subscription","id":"test"},"version":1}""")]
    [InlineData("""{"notificationType":"SomethingNew","projectKey":"sandbox","resource":{"typeId":"order","id":"test"},"version":1}""")]
    [InlineData("""{"notificationType":"ResourceCreated","projectKey":"sandbox","resource":{"typeId":"order","id":"no-such-order"},"version":1}""")]
    public async Task A_notification_that_concerns_no_order_is_taken_and_forgotten(string body)
    {
        await stack.ResetAsync();
        var letters = (await stack.Sandbox.Tables.OpenDeadLettersAsync()).Count;
        var before = stack.Sandbox.Host!.Counts["CommercetoolsEvents"];

        await InjectAsync(body);
        await stack.EventuallyAsync("it was taken", () => Task.FromResult(stack.Sandbox.Host.Counts["CommercetoolsEvents"].Invocations > before.Invocations));
        await stack.QuietAsync();

        Assert.Equal(before.Failures, stack.Sandbox.Host.Counts["CommercetoolsEvents"].Failures);
        Assert.Equal(letters, (await stack.Sandbox.Tables.OpenDeadLettersAsync()).Count);
    }

    [Fact]
    public async Task A_malformed_event_is_a_visible_dead_letter_and_resending_it_processes_it_afresh()
    {
        await stack.ResetAsync();

        await InjectAsync("{ this is not JSON");
        await ParkedAsync();
        var first = Assert.Single(await MalformedAsync());
        Assert.Equal("MALFORMED_MESSAGE", first.GetString("Code"));
        Assert.Contains("is not a commercetools notification", first.GetString("Advice"), StringComparison.Ordinal);
        Assert.Equal("{ this is not JSON", first.GetString("Source"));

        var before = stack.Sandbox.Host!.Counts["CommercetoolsEvents"].Invocations;
        await stack.ResendDeadLettersAsync(FlowName.CommercetoolsEvents);
        await stack.EventuallyAsync("it was taken again", () => Task.FromResult(stack.Sandbox.Host.Counts["CommercetoolsEvents"].Invocations > before));
        await ParkedAsync();

        var second = Assert.Single(await MalformedAsync());
        Assert.NotEqual(first.GetInt64("SequenceNumber"), second.GetInt64("SequenceNumber"));
        await stack.AssertExportedOnceAsync(await stack.PlaceAsync());
    }

    private Task InjectAsync(string body) => stack.Sandbox.Commercetools!.Notifications.InjectAsync(Subscription, Encoding.UTF8.GetBytes(body));

    private Task ParkedAsync() => stack.EventuallyAsync(
        "the message is in the dead-letter sub-queue",
        () => Task.FromResult(stack.Sandbox.Bus.Counts(FlowName.CommercetoolsEvents) is { DeadLettered: 1, Active: 0, Locked: 0 }));

    private async Task<IEnumerable<TableEntity>> MalformedAsync() =>
        (await stack.Sandbox.Tables.OpenDeadLettersAsync()).Where(row => row.GetString("Flow") == FlowName.CommercetoolsEvents);
}
