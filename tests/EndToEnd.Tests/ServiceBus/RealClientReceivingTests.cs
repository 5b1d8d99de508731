using Azure.Messaging.ServiceBus;
using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

public class RealClientReceivingTests
{
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_abandoned_message_comes_again_with_its_changed_properties_and_then_is_completed()
    {
        await using var bus = await RealClient.StartAsync();
        await bus.SendAsync(RealClient.Message("a"));
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);

        var first = await RealClient.ReceiveAsync(receiver);
        await receiver.AbandonMessageAsync(first, new Dictionary<string, object> { ["tried"] = 1 });
        var second = await RealClient.ReceiveAsync(receiver);
        Assert.Equal((2, 1), (second.DeliveryCount, (int)second.ApplicationProperties["tried"]));
        await receiver.CompleteMessageAsync(second);
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bus.Server.Counts(RealClient.Queue));
    }

    [Fact]
    public async Task A_dead_lettered_message_is_read_from_the_sub_queue_and_can_be_resent()
    {
        await using var bus = await RealClient.StartAsync();
        await bus.SendAsync(RealClient.Message("a"));
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        await receiver.DeadLetterMessageAsync(await RealClient.ReceiveAsync(receiver), "Unmapped", "Tax rate 7 % is not mapped.");

        await using var deadLetters = bus.Client.CreateReceiver(
            RealClient.Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        var dead = await RealClient.ReceiveAsync(deadLetters);
        Assert.Equal(("Unmapped", "Tax rate 7 % is not mapped.", RealClient.Queue), (dead.DeadLetterReason, dead.DeadLetterErrorDescription, dead.DeadLetterSource));
        await deadLetters.AbandonMessageAsync(dead);

        bus.Server.ResendDeadLetters(RealClient.Queue);
        var again = await RealClient.ReceiveAsync(receiver);
        Assert.Equal((1, null), (again.DeliveryCount, again.DeadLetterReason));
        Assert.Empty(bus.Server.Peek(RealClient.Queue, deadLetter: true));
    }

    [Fact]
    public async Task After_the_maximum_of_deliveries_the_message_is_in_the_sub_queue()
    {
        await using var bus = await RealClient.StartAsync(new QueueDescription(RealClient.Queue) { MaxDeliveryCount = 2 });
        await bus.SendAsync(RealClient.Message("a"));
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        await receiver.AbandonMessageAsync(await RealClient.ReceiveAsync(receiver));
        await receiver.AbandonMessageAsync(await RealClient.ReceiveAsync(receiver));

        var dead = Assert.Single(bus.Server.Peek(RealClient.Queue, deadLetter: true));
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
    }

    [Fact]
    public async Task A_deferred_message_is_received_by_number_and_settled_through_the_management_node()
    {
        await using var bus = await RealClient.StartAsync();
        await bus.SendAsync(RealClient.Message("a"), RealClient.Message("b"));
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        var first = await RealClient.ReceiveAsync(receiver);
        var second = await RealClient.ReceiveAsync(receiver);
        await receiver.DeferMessageAsync(first);
        await receiver.DeferMessageAsync(second);
        Assert.Equal(2, bus.Server.Counts(RealClient.Queue).Deferred);

        await receiver.CompleteMessageAsync(await receiver.ReceiveDeferredMessageAsync(first.SequenceNumber));
        var deferred = await receiver.ReceiveDeferredMessageAsync(second.SequenceNumber);
        Assert.Equal(ServiceBusMessageState.Deferred, deferred.State);
        await receiver.DeadLetterMessageAsync(deferred, "Unmapped");
        Assert.Equal("Unmapped", Assert.Single(bus.Server.Peek(RealClient.Queue, deadLetter: true)).DeadLetterReason);

        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.ReceiveDeferredMessageAsync(99));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, missing.Reason);
    }

    [Fact]
    public async Task A_lost_lock_is_reported_and_a_renewed_one_holds()
    {
        var time = RealClient.Clock();
        await using var bus = await RealClient.StartAsync(time: time);
        await bus.SendAsync(RealClient.Message("a"));
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);

        var lost = await RealClient.ReceiveAsync(receiver);
        time.Advance(LockDuration);
        var error = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(lost));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, error.Reason);
        error = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.RenewMessageLockAsync(lost));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, error.Reason);

        var kept = await RealClient.ReceiveAsync(receiver);
        Assert.Equal(2, kept.DeliveryCount);
        time.Advance(LockDuration / 2);
        await receiver.RenewMessageLockAsync(kept);
        Assert.Equal(time.GetUtcNow() + LockDuration, kept.LockedUntil);
        time.Advance(LockDuration - TimeSpan.FromSeconds(1));
        await receiver.CompleteMessageAsync(kept);
        Assert.Equal(0, bus.Server.Counts(RealClient.Queue).Locked);
    }

    [Fact]
    public async Task A_peek_shows_every_state_and_takes_nothing()
    {
        await using var bus = await RealClient.StartAsync();
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        Assert.Null(await receiver.PeekMessageAsync());

        await bus.SendAsync(RealClient.Message("locked"), RealClient.Message("active"));
        await using var sender = bus.Client.CreateSender(RealClient.Queue);
        await sender.ScheduleMessageAsync(RealClient.Message("scheduled"), DateTimeOffset.UtcNow.AddHours(1));
        await RealClient.ReceiveAsync(receiver);

        var peeked = await receiver.PeekMessagesAsync(10, fromSequenceNumber: 0);
        Assert.Equal(["locked", "active", "scheduled"], peeked.Select(message => message.MessageId));
        Assert.Equal(ServiceBusMessageState.Scheduled, peeked[2].State);
        Assert.Empty(await receiver.PeekMessagesAsync(10, fromSequenceNumber: 4));
        Assert.Equal(new QueueCounts(1, 1, 0, 0, 1), bus.Server.Counts(RealClient.Queue));
    }

    [Fact]
    public async Task Receive_and_delete_leaves_nothing()
    {
        await using var bus = await RealClient.StartAsync();
        await bus.SendAsync(RealClient.Message("a"));
        await using var receiver = bus.Client.CreateReceiver(
            RealClient.Queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        Assert.Equal("a", (await RealClient.ReceiveAsync(receiver)).MessageId);
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bus.Server.Counts(RealClient.Queue));
    }

    [Fact]
    public async Task A_receive_that_was_given_up_takes_no_message_from_the_next_one()
    {
        await using var bus = await RealClient.StartAsync();
        await using var impatient = bus.Client.CreateReceiver(RealClient.Queue);
        Assert.Null(await impatient.ReceiveMessageAsync(TimeSpan.FromMilliseconds(200)));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.ReceiveMessageAsync(RealClient.Patience, cancellation.Token));

        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        var waiting = RealClient.ReceiveAsync(receiver);
        await bus.SendAsync(RealClient.Message("a"));
        Assert.Equal("a", (await waiting).MessageId);
    }

    [Fact]
    public async Task A_processor_works_through_the_queue()
    {
        await using var bus = await RealClient.StartAsync();
        await bus.SendAsync([.. Enumerable.Range(0, 200).Select(number => RealClient.Message($"{number}"))]);
        await using var processor = bus.Client.CreateProcessor(
            RealClient.Queue, new ServiceBusProcessorOptions { MaxConcurrentCalls = 16, PrefetchCount = 20 });
        var left = 200;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        processor.ProcessMessageAsync += _ =>
        {
            if (Interlocked.Decrement(ref left) == 0)
                done.SetResult();
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += error => Task.FromException(error.Exception);
        await processor.StartProcessingAsync();
        await done.Task.WaitAsync(RealClient.Patience);
        await processor.StopProcessingAsync();
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bus.Server.Counts(RealClient.Queue));
    }

    [Fact]
    public async Task Clients_come_back_after_the_server_dropped_them()
    {
        await using var bus = await RealClient.StartAsync();
        await using var sender = bus.Client.CreateSender(RealClient.Queue);
        await using var receiver = bus.Client.CreateReceiver(RealClient.Queue);
        await sender.SendMessageAsync(RealClient.Message("before"));
        var held = await RealClient.ReceiveAsync(receiver);

        bus.Server.CloseConnections();
        await sender.SendMessageAsync(RealClient.Message("after"));
        var after = await RealClient.ReceiveAsync(receiver);
        Assert.Equal("after", after.MessageId);
        await receiver.CompleteMessageAsync(after);
        // The lock belongs to the message, not to the connection: the client settles through the management node.
        await receiver.CompleteMessageAsync(held);
        Assert.Empty(bus.Server.Peek(RealClient.Queue));
    }
}
