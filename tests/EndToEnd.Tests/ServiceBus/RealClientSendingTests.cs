using Azure.Messaging.ServiceBus;
using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

public class RealClientSendingTests
{
    [Fact]
    public async Task Everything_that_a_sender_sets_arrives()
    {
        await using var bus = await RealClient.StartAsync();
        var instant = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        await bus.SendAsync(new ServiceBusMessage("""{"number":"10001"}""")
        {
            MessageId = "order/1",
            CorrelationId = "trace",
            ContentType = "application/json",
            Subject = "order",
            To = "somewhere",
            ReplyTo = "back",
            ReplyToSessionId = "back-session",
            SessionId = "free",
            TimeToLive = TimeSpan.FromHours(1),
            ApplicationProperties =
            {
                ["text"] = "x", ["int"] = 7, ["long"] = 8L, ["decimal"] = 12.34m, ["flag"] = true, ["id"] = Guid.Empty,
                ["instant"] = instant, ["duration"] = TimeSpan.FromMinutes(3), ["address"] = new Uri("https://example.com/a"),
            },
        });

        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        var message = await RealClient.ReceiveAsync(receiver);
        Assert.Equal("""{"number":"10001"}""", message.Body.ToString());
        Assert.Equal(
            ("order/1", "trace", "application/json", "order", "somewhere", "back", "back-session", "free"),
            (message.MessageId, message.CorrelationId, message.ContentType, message.Subject, message.To, message.ReplyTo, message.ReplyToSessionId, message.SessionId));
        Assert.Equal(TimeSpan.FromHours(1), message.TimeToLive);
        Assert.Equal(1, message.DeliveryCount);
        Assert.Equal(1, message.SequenceNumber);
        Assert.Equal(ServiceBusMessageState.Active, message.State);
        Assert.Equal(instant, message.ApplicationProperties["instant"]);
        Assert.Equal(TimeSpan.FromMinutes(3), message.ApplicationProperties["duration"]);
        Assert.Equal(new Uri("https://example.com/a"), message.ApplicationProperties["address"]);
        Assert.Equal(12.34m, message.ApplicationProperties["decimal"]);
        Assert.Equal(9, message.ApplicationProperties.Count);

        var peeked = Assert.Single(bus.Server.Peek(RealClient.Queue));
        Assert.Equal(instant, peeked.ApplicationProperties["instant"]);
        Assert.Equal(7, peeked.ApplicationProperties["int"]);
    }

    [Fact]
    public async Task A_batch_arrives_in_order()
    {
        await using var bus = await RealClient.StartAsync();
        await using var sender = bus.Client.CreateSender(RealClient.Queue);
        using var batch = await sender.CreateMessageBatchAsync();
        for (var number = 0; number < 100; number++)
            Assert.True(batch.TryAddMessage(RealClient.Message($"{number:d3}")));
        await sender.SendMessagesAsync(batch);

        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        var seen = new List<string>();
        while (seen.Count < 100)
        {
            foreach (var message in await receiver.ReceiveMessagesAsync(100 - seen.Count, RealClient.Patience))
            {
                seen.Add(message.MessageId);
                await receiver.CompleteMessageAsync(message);
            }
        }
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{number:d3}"), seen);
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bus.Server.Counts(RealClient.Queue));
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_its_time_and_a_cancelled_one_never_comes()
    {
        var time = RealClient.Clock();
        await using var bus = await RealClient.StartAsync(time: time);
        await using var sender = bus.Client.CreateSender(RealClient.Queue);
        var due = time.GetUtcNow() + TimeSpan.FromHours(1);
        await sender.ScheduleMessageAsync(RealClient.Message("kept"), due);
        var cancelled = await sender.ScheduleMessageAsync(RealClient.Message("cancelled"), due);
        await sender.SendMessageAsync(new ServiceBusMessage("x") { MessageId = "property", ScheduledEnqueueTime = due });
        await sender.CancelScheduledMessageAsync(cancelled);
        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => sender.CancelScheduledMessageAsync(cancelled));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, missing.Reason);
        Assert.Equal(new QueueCounts(0, 2, 0, 0, 0), bus.Server.Counts(RealClient.Queue));

        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        var waiting = RealClient.ReceiveAsync(receiver);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("kept", (await waiting).MessageId);
        Assert.Equal("property", (await RealClient.ReceiveAsync(receiver)).MessageId);
    }

    [Fact]
    public async Task A_duplicate_is_swallowed()
    {
        await using var bus = await RealClient.StartAsync(
            new QueueDescription(RealClient.Queue) { DuplicateDetectionWindow = TimeSpan.FromMinutes(1) });
        await bus.SendAsync(RealClient.Message("a"));
        await bus.SendAsync(RealClient.Message("a"), RealClient.Message("b"));
        Assert.Equal(["a", "b"], bus.Server.Peek(RealClient.Queue).Select(message => message.MessageId));
    }

    [Fact]
    public async Task Sixteen_senders_at_once_lose_nothing()
    {
        await using var bus = await RealClient.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            await using var client = bus.NewClient();
            await using var sender = client.CreateSender(RealClient.Queue);
            for (var message = 0; message < 50; message++)
                await sender.SendMessageAsync(RealClient.Message($"{number}/{message}"));
        }));

        var ids = bus.Server.Peek(RealClient.Queue).Select(message => message.MessageId).ToList();
        Assert.Equal(800, ids.Distinct().Count());
        Assert.All(
            ids.GroupBy(id => id.Split('/')[0]),
            sender => Assert.Equal(sender.OrderBy(id => int.Parse(id.Split('/')[1])), sender));
    }

    [Fact]
    public async Task An_unknown_queue_and_a_message_without_its_session_are_refused()
    {
        await using var bus = await RealClient.StartAsync(new QueueDescription(RealClient.Queue) { RequiresSession = true });
        await using var unknown = bus.Client.CreateSender("nowhere");
        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => unknown.SendMessageAsync(RealClient.Message("a")));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, missing.Reason);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bus.SendAsync(RealClient.Message("a")));
        Assert.Equal(0, bus.Server.Counts(RealClient.Queue).Active);
    }
}
