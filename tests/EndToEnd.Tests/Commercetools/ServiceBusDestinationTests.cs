using System.Text.Json.Nodes;
using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class ServiceBusDestinationTests
{
    private const string Queue = "commercetools-events";

    [Fact]
    public async Task Notifications_reach_a_queue_through_the_real_client_also_after_a_broken_connection()
    {
        await using var bus = await ServiceBusServer.StartAsync([new QueueDescription(Queue)]);
        await using var shop = await TestShop.StartAsync(options => options with { Send = null });
        await SubscribeAsync(shop, $"{bus.ConnectionString};EntityPath={Queue}", 201);

        await shop.PlaceAsync();
        await shop.Server.WhenDeliveredAsync(CancellationToken.None);
        bus.CloseConnections();
        await shop.PlaceAsync();
        await shop.Server.WhenDeliveredAsync(CancellationToken.None);

        Assert.Equal(3, bus.Counts(Queue).Active);
        var test = await bus.Consumer(Queue).ReceiveAsync(CancellationToken.None);
        Assert.Equal("subscription", JsonNode.Parse(test.Body.Span)!["resource"]!["typeId"]!.GetValue<string>());
        var message = await bus.Consumer(Queue).ReceiveAsync(CancellationToken.None);
        Assert.Equal("OrderCreated", JsonNode.Parse(message.Body.Span)!["type"]!.GetValue<string>());
        Assert.Null(message.SessionId);
    }

    [Fact]
    public async Task A_connection_string_without_a_queue_or_with_an_unknown_one_is_refused()
    {
        await using var bus = await ServiceBusServer.StartAsync([new QueueDescription(Queue)]);
        await using var shop = await TestShop.StartAsync(options => options with { Send = null });

        await SubscribeAsync(shop, bus.ConnectionString, 400);
        await SubscribeAsync(shop, bus.ConnectionString + ";EntityPath=none", 400);
    }

    private static Task<JsonObject> SubscribeAsync(TestShop shop, string connectionString, int expected) => shop.CreateAsync("/subscriptions", $$"""
        {"key":"erp","destination":{"type":"AzureServiceBus","connectionString":"{{connectionString}}"},"messages":[{"resourceTypeId":"order"}]}
        """, expected);
}
