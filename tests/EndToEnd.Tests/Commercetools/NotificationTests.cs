using System.Text;
using System.Text.Json.Nodes;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class NotificationTests
{
    private const string Destination = """{"type":"AzureServiceBus","connectionString":"Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=topsecret;EntityPath=commercetools-events"}""";

    [Fact]
    public async Task A_subscription_is_tested_and_hides_its_key()
    {
        await using var shop = await TestShop.StartAsync();

        var subscription = await SubscribeAsync(shop);

        var test = Assert.Single(await ReceivedAsync(shop));
        Assert.Equal("subscription", test["resource"]!["typeId"]!.GetValue<string>());
        Assert.Equal(subscription["id"]!.GetValue<string>(), test["resource"]!["id"]!.GetValue<string>());
        Assert.Equal("Healthy", subscription["status"]!.GetValue<string>());
        Assert.DoesNotContain("topsecret", subscription.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("EntityPath=commercetools-events", subscription["destination"]!["connectionString"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_that_cannot_be_reached_is_refused()
    {
        await using var shop = await TestShop.StartAsync(options => options with { Send = (_, _) => throw new InvalidOperationException("no such queue") });

        var error = await shop.CreateAsync("/subscriptions", Subscription(), 400);

        Assert.Equal("InvalidInput", TestShop.Code(error));
        Assert.Equal(0, (await shop.GetAsync("/subscriptions"))["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Changes_are_delivered_in_order_as_messages_and_change_notifications()
    {
        await using var shop = await TestShop.StartAsync();
        await SubscribeAsync(shop, "Platform", """[{"resourceTypeId":"order"}]""");
        var order = await shop.PlaceAsync("\"orderNumber\":\"W1\"");
        await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Confirmed"},{"action":"changePaymentState","paymentState":"Paid"}""");

        var received = (await ReceivedAsync(shop)).Skip(1).ToList();

        Assert.Equal(["ResourceCreated", "OrderCreated", "ResourceUpdated", "OrderStateChanged", "OrderPaymentStateChanged"], received.Select(Name));
        var changed = received[2];
        Assert.Equal((3, 1), (changed["version"]!.GetValue<int>(), changed["oldVersion"]!.GetValue<int>()));
        var message = received[3];
        Assert.Equal("Message", message["notificationType"]!.GetValue<string>());
        Assert.Equal("sandbox", message["projectKey"]!.GetValue<string>());
        Assert.Equal(2, message["sequenceNumber"]!.GetValue<int>());
        Assert.Equal(2, message["resourceVersion"]!.GetValue<int>());
        Assert.Equal("W1", message["resourceUserProvidedIdentifiers"]!["orderNumber"]!.GetValue<string>());
        Assert.Equal(("Confirmed", "Open"), (message["orderState"]!.GetValue<string>(), message["oldOrderState"]!.GetValue<string>()));
        Assert.Equal("W1", received[1]["order"]!["orderNumber"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_the_message_types_that_were_asked_for_arrive()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/subscriptions", $$"""{"key":"erp","destination":{{Destination}},"messages":[{"resourceTypeId":"order","types":["OrderStateChanged"]}]}""");
        var order = await shop.PlaceAsync();
        await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Confirmed"}""");

        Assert.Equal(["ResourceCreated", "OrderStateChanged"], (await ReceivedAsync(shop)).Select(Name));
    }

    [Fact]
    public async Task Messages_can_be_read_back_by_resource()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Confirmed"}""");

        var page = await shop.GetAsync("/messages" + TestShop.Query("resource(typeId = \"order\" and id = :id)", $"&var.id={order["/orders/".Length..]}&sort=sequenceNumber asc"));

        Assert.Equal(["OrderCreated", "OrderStateChanged"], page["results"]!.AsArray().Select(message => message!["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Delivery_waits_for_a_broker_that_is_away_and_loses_nothing()
    {
        var away = true;
        var arrived = new List<string>();
        await using var shop = await TestShop.StartAsync(options => options with
        {
            Send = (_, body) =>
            {
                var text = Encoding.UTF8.GetString(body.Span);
                if (Volatile.Read(ref away) && !text.Contains("\"subscription\"", StringComparison.Ordinal))
                    throw new TimeoutException();
                arrived.Add(text);
                return Task.CompletedTask;
            },
        });
        await SubscribeAsync(shop);
        await shop.PlaceAsync();
        while ((await shop.GetAsync("/subscriptions/key=erp"))["status"]!.GetValue<string>() is "Healthy")
            await Task.Yield();
        Assert.Equal("TemporaryError", (await shop.GetAsync("/subscriptions/key=erp"))["status"]!.GetValue<string>());

        Volatile.Write(ref away, false);
        await shop.Server.WhenDeliveredAsync(CancellationToken.None);

        Assert.Equal(2, arrived.Count);
        Assert.Equal("Healthy", (await shop.GetAsync("/subscriptions/key=erp"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Notifications_can_be_lost_doubled_held_and_reordered()
    {
        await using var shop = await TestShop.StartAsync();
        await SubscribeAsync(shop);
        var plan = shop.Server.Notifications;

        plan.DropNext();
        await shop.PlaceAsync("\"orderNumber\":\"1\"");
        plan.Duplicate(1);
        await shop.PlaceAsync("\"orderNumber\":\"2\"");
        plan.Duplicate(0);
        plan.Hold = true;
        await shop.PlaceAsync("\"orderNumber\":\"3\"");
        await shop.PlaceAsync("\"orderNumber\":\"4\"");
        Assert.Equal(2, plan.Held);
        plan.ReleaseReversed();

        Assert.Equal(["2", "2", "4", "3"], (await ReceivedAsync(shop)).Skip(1).Select(message => message["order"]!["orderNumber"]!.GetValue<string>()));
        Assert.Equal(1, plan.Dropped);
    }

    [Fact]
    public async Task A_delayed_notification_comes_when_the_clock_has_moved()
    {
        await using var shop = await TestShop.StartAsync();
        await SubscribeAsync(shop);
        shop.Server.Notifications.Delay = TimeSpan.FromMinutes(5);
        await shop.PlaceAsync();
        Assert.False(shop.Server.WhenDeliveredAsync(CancellationToken.None).IsCompleted);

        shop.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("OrderCreated", Name((await ReceivedAsync(shop))[1]));
    }

    [Fact]
    public async Task A_message_can_come_without_type_and_body()
    {
        await using var shop = await TestShop.StartAsync();
        await SubscribeAsync(shop);
        shop.Server.Notifications.PayloadNotIncluded = true;
        await shop.PlaceAsync();

        var message = (await ReceivedAsync(shop))[1];

        Assert.Equal("OrderCreated", message["payloadNotIncluded"]!["payloadType"]!.GetValue<string>());
        Assert.False(message.ContainsKey("type"));
        Assert.False(message.ContainsKey("order"));
        Assert.NotNull(message["resource"]!["id"]);
    }

    [Fact]
    public async Task Any_bytes_can_be_sent_to_a_destination()
    {
        await using var shop = await TestShop.StartAsync();
        await SubscribeAsync(shop);

        await shop.Server.Notifications.InjectAsync("erp", "{ broken"u8.ToArray());

        Assert.Equal("{ broken", shop.Received.Last());
    }

    [Fact]
    public async Task Cloud_events_wrap_the_same_payload()
    {
        await using var shop = await TestShop.StartAsync();
        await SubscribeAsync(shop, "CloudEvents");
        await shop.PlaceAsync();

        var cloudEvent = (await ReceivedAsync(shop))[1];

        Assert.Equal("1.0", cloudEvent["specversion"]!.GetValue<string>());
        Assert.Equal("com.commercetools.order.message.OrderCreated", cloudEvent["type"]!.GetValue<string>());
        Assert.Equal("1", cloudEvent["sequence"]!.GetValue<string>());
        Assert.Equal("OrderCreated", cloudEvent["data"]!["type"]!.GetValue<string>());
    }

    private static string Subscription(string format = "Platform", string changes = "[]")
    {
        var version = format is "CloudEvents" ? ",\"cloudEventsVersion\":\"1.0\"" : "";
        return $$"""
            {"key":"erp","destination":{{Destination}},"messages":[{"resourceTypeId":"order"}],"changes":{{changes}},
             "format":{"type":"{{format}}" {{version}} } }
            """;
    }

    private static Task<JsonObject> SubscribeAsync(TestShop shop, string format = "Platform", string changes = "[]") =>
        shop.CreateAsync("/subscriptions", Subscription(format, changes));

    private static async Task<List<JsonObject>> ReceivedAsync(TestShop shop)
    {
        await shop.Server.WhenDeliveredAsync(CancellationToken.None);
        return [.. shop.Received.Select(text => JsonNode.Parse(text)!.AsObject())];
    }

    private static string Name(JsonObject notification) => (notification["type"] ?? notification["notificationType"])!.GetValue<string>();
}
