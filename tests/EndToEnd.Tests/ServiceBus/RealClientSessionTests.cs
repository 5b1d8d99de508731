using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

public class RealClientSessionTests
{
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(60);
    private static readonly QueueDescription Sessions = new(RealClient.Queue) { RequiresSession = true, MaxDeliveryCount = 3 };

    [Fact]
    public async Task A_session_is_accepted_by_one_receiver_and_read_in_order()
    {
        await using var bus = await RealClient.StartAsync(Sessions);
        await bus.SendAsync(RealClient.Message("a1", "A"), RealClient.Message("b1", "B"), RealClient.Message("a2", "A"));

        await using var next = await bus.Client.AcceptNextSessionAsync(RealClient.Queue);
        Assert.Equal("A", next.SessionId);
        var taken = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Client.AcceptSessionAsync(RealClient.Queue, "A"));
        Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, taken.Reason);

        var first = await RealClient.ReceiveAsync(next);
        await next.AbandonMessageAsync(first);
        first = await RealClient.ReceiveAsync(next);
        Assert.Equal(("a1", 2), (first.MessageId, first.DeliveryCount));
        await next.CompleteMessageAsync(first);
        Assert.Equal("a2", (await RealClient.ReceiveAsync(next)).MessageId);

        await using var named = await bus.Client.AcceptSessionAsync(RealClient.Queue, "B");
        Assert.Equal("b1", (await RealClient.ReceiveAsync(named)).MessageId);
    }

    [Fact]
    public async Task Waiting_for_a_session_in_vain_is_a_timeout_and_otherwise_ends_with_the_message()
    {
        await using var bus = await RealClient.StartAsync(Sessions);
        await using var impatient = new ServiceBusClient(bus.Server.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = { MaxRetries = 0, TryTimeout = TimeSpan.FromMilliseconds(500) },
        });
        var timeout = await Assert.ThrowsAsync<ServiceBusException>(() => impatient.AcceptNextSessionAsync(RealClient.Queue));
        Assert.Equal(ServiceBusFailureReason.ServiceTimeout, timeout.Reason);

        var accepting = bus.Client.AcceptNextSessionAsync(RealClient.Queue);
        await bus.SendAsync(RealClient.Message("a1", "A"));
        await using var session = await accepting;
        Assert.Equal("a1", (await RealClient.ReceiveAsync(session)).MessageId);
    }

    [Fact]
    public async Task A_session_that_is_closed_is_free_at_once_and_its_message_uncounted()
    {
        await using var bus = await RealClient.StartAsync(Sessions);
        await bus.SendAsync(RealClient.Message("a1", "A"));
        await using (var session = await bus.Client.AcceptNextSessionAsync(RealClient.Queue))
            await RealClient.ReceiveAsync(session);
        await using var again = await bus.Client.AcceptNextSessionAsync(RealClient.Queue);
        Assert.Equal(1, (await RealClient.ReceiveAsync(again)).DeliveryCount);
    }

    [Fact]
    public async Task State_and_renewal_work_and_a_lost_session_is_reported()
    {
        var time = RealClient.Clock();
        await using var bus = await RealClient.StartAsync(Sessions, time);
        await bus.SendAsync(RealClient.Message("a1", "A"));
        await using var session = await bus.Client.AcceptNextSessionAsync(RealClient.Queue);
        Assert.Null(await session.GetSessionStateAsync());
        await session.SetSessionStateAsync(BinaryData.FromString("half way"));
        Assert.Equal("half way", (await session.GetSessionStateAsync()).ToString());

        time.Advance(LockDuration / 2);
        await session.RenewSessionLockAsync();
        Assert.Equal(time.GetUtcNow() + LockDuration, session.SessionLockedUntil);
        time.Advance(LockDuration - TimeSpan.FromSeconds(1));
        var message = await RealClient.ReceiveAsync(session);

        time.Advance(TimeSpan.FromSeconds(1));
        // The broker detaches the link: depending on who is faster, the client reports the loss or that its receiver is closed.
        Assert.True(await Record.ExceptionAsync(() => session.CompleteMessageAsync(message))
            is ServiceBusException { Reason: ServiceBusFailureReason.SessionLockLost } or ObjectDisposedException);
        Assert.True(await Record.ExceptionAsync(() => session.RenewSessionLockAsync())
            is ServiceBusException { Reason: ServiceBusFailureReason.SessionLockLost } or ObjectDisposedException);

        await using var next = await bus.Client.AcceptNextSessionAsync(RealClient.Queue);
        Assert.Equal("half way", (await next.GetSessionStateAsync()).ToString());
        Assert.Equal(2, (await RealClient.ReceiveAsync(next)).DeliveryCount);
    }

    [Fact]
    public async Task A_session_processor_keeps_the_order_within_each_session_even_when_messages_fail()
    {
        await using var bus = await RealClient.StartAsync(Sessions);
        await bus.SendAsync([.. Enumerable.Range(0, 120).Select(number => RealClient.Message($"{number:d3}", $"S{number % 6}"))]);
        await using var processor = bus.Client.CreateSessionProcessor(RealClient.Queue, new ServiceBusSessionProcessorOptions
        {
            MaxConcurrentSessions = 4,
            SessionIdleTimeout = TimeSpan.FromMilliseconds(200),
        });
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var left = 120;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        processor.ProcessMessageAsync += async args =>
        {
            // Every tenth message fails on its first delivery.
            if (args.Message.DeliveryCount == 1 && args.Message.MessageId.EndsWith('7'))
            {
                await args.AbandonMessageAsync(args.Message);
                return;
            }
            seen.GetOrAdd(args.SessionId, _ => []).Enqueue(args.Message.MessageId);
            if (Interlocked.Decrement(ref left) == 0)
                done.SetResult();
        };
        processor.ProcessErrorAsync += error => Task.FromException(error.Exception);
        await processor.StartProcessingAsync();
        await done.Task.WaitAsync(RealClient.Patience);
        await processor.StopProcessingAsync();

        Assert.Equal(6, seen.Count);
        Assert.All(seen.Values, ids => Assert.Equal(ids.Order(), ids));
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bus.Server.Counts(RealClient.Queue));
    }
}
