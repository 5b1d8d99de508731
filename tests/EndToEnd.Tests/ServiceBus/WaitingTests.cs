using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>Receivers that wait, in the order they came.</summary>
public class WaitingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_message_wakes_the_receiver_that_waits_longest()
    {
        using var bench = new QueueBench();
        var first = bench.Queue.ReceiveAsync(default);
        var second = bench.Queue.ReceiveAsync(default);
        bench.Send("a");
        Assert.Equal("a", (await first).MessageId);
        Assert.False(second.IsCompleted);
        bench.Send("b");
        Assert.Equal("b", (await second).MessageId);
    }

    [Fact]
    public async Task A_receiver_that_gave_up_takes_no_message_with_it()
    {
        using var bench = new QueueBench();
        using var cancellation = new CancellationTokenSource();
        var gone = bench.Queue.ReceiveAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        bench.Send("a");
        Assert.Equal(1, bench.Queue.Counts().Active);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            bench.Receive();
            await bench.Queue.ReceiveAsync(cancellation.Token);
        });
    }

    [Fact]
    public async Task A_scheduled_message_and_an_expired_lock_wake_a_receiver()
    {
        using var bench = new QueueBench();
        bench.Send("a", delay: Minute);
        var scheduled = bench.Queue.ReceiveAsync(default);
        bench.Time.Advance(Minute);
        Assert.Equal(1, (await scheduled).DeliveryCount);

        var expired = bench.Queue.ReceiveAsync(default);
        bench.Time.Advance(Minute);
        Assert.Equal(2, (await expired).DeliveryCount);
    }

    [Fact]
    public async Task A_message_wakes_who_waits_for_any_session_and_then_who_holds_it()
    {
        using var bench = new QueueBench(new QueueDescription("orders") { RequiresSession = true });
        var accepting = bench.Queue.AcceptNextSessionAsync(default);
        bench.Send("1", "A");
        await using var session = await accepting;
        Assert.Equal("1", (await session.ReceiveAsync(Minute, default))!.MessageId);

        var waiting = session.ReceiveAsync(Minute, default);
        bench.Send("2", "A");
        Assert.Equal("2", (await waiting)!.MessageId);
    }

    [Fact]
    public async Task A_wait_in_a_session_ends_with_its_time_or_with_the_lock()
    {
        using var bench = new QueueBench(new QueueDescription("orders") { RequiresSession = true });
        await using var session = bench.Queue.TryAcceptSession("A")!;
        Assert.Null(await session.ReceiveAsync(TimeSpan.Zero, default));

        var brief = session.ReceiveAsync(TimeSpan.FromSeconds(5), default);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await brief);

        var tooLong = session.ReceiveAsync(TimeSpan.FromHours(1), default);
        bench.Time.Advance(Minute);
        Assert.Null(await tooLong);
        Assert.True(session is LockedSession { IsLost: true });
        Assert.Equal(0, bench.Queue.DeadlineCount);
    }

    [Fact]
    public async Task Closing_the_broker_ends_every_wait()
    {
        var bench = new QueueBench();
        var waiting = bench.Queue.ReceiveAsync(default);
        bench.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }
}
