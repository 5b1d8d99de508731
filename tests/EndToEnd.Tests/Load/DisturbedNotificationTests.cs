using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Stack;

namespace EndToEnd.Tests.Load;

/// <summary>Notifications that are lost, doubled and late at random: the tally must be right, or a load proves nothing.</summary>
public sealed class DisturbedNotificationTests
{
    private const int Changes = 300;

    [Fact]
    public async Task Every_notification_that_was_not_lost_arrives_once_or_twice_and_some_out_of_order()
    {
        ConcurrentQueue<string> sent = new();
        await using var server = await CommercetoolsServer.StartAsync(
            new CommercetoolsServerOptions { Send = (_, body) => Task.Run(() => sent.Enqueue(Encoding.UTF8.GetString(body.Span))) }, CancellationToken.None);
        using var shop = new ShopApi(server.Address, new ShopAccess());
        await shop.CreateAsync("subscriptions", new JsonObject
        {
            ["key"] = "all",
            ["destination"] = new JsonObject { ["type"] = "AzureServiceBus", ["connectionString"] = "Endpoint=sb://127.0.0.1;SharedAccessKeyName=x;SharedAccessKey=y;EntityPath=q" },
            ["changes"] = new JsonArray(new JsonObject { ["resourceTypeId"] = "channel" }),
        });
        await server.WhenDeliveredAsync(CancellationToken.None);
        sent.Clear();
        server.Notifications.DisturbAtRate(0.3, seed: 5);

        for (var i = 0; i < Changes; i++) await shop.CreateAsync("channels", new JsonObject { ["key"] = $"c-{i:000}" });
        var plan = server.Notifications;
        Assert.All([plan.Dropped, plan.Doubled, plan.Delayed], count => Assert.InRange(count, 10, 60));
        plan.Clear();
        await server.WhenDeliveredAsync(CancellationToken.None);

        string[] keys = [.. sent.Select(body => JsonNode.Parse(body)!["resourceUserProvidedIdentifiers"]!["key"]!.GetValue<string>())];
        Assert.Equal(Changes - plan.Dropped, keys.Distinct().Count());
        Assert.Equal(Changes - plan.Dropped + plan.Doubled, keys.Length);
        Assert.NotEqual(keys.Order(StringComparer.Ordinal), keys);
    }
}
