using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

public sealed class SessionTests : IDisposable
{
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(60);

    private readonly QueueBench bench = new(new QueueDescription("orders") { RequiresSession = true, MaxDeliveryCount = 2 });

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_message_without_session_id_is_refused_and_so_is_its_batch()
    {
        Assert.Throws<InvalidOperationException>(() => bench.Send("a"));
        Assert.Throws<InvalidOperationException>(() =>
            bench.Queue.Send([QueueBench.Message("b", "s"), QueueBench.Message("c")]));
        Assert.Equal(0, bench.Queue.Counts().Active);
    }

    [Fact]
    public async Task A_session_has_one_owner_and_its_messages_in_order()
    {
        bench.Send("a1", "A");
        bench.Send("b1", "B");
        bench.Send("a2", "A");

        await using var first = await Next();
        await using var second = await Next();
        Assert.Equal(("A", "B"), (first.SessionId, second.SessionId));
        Assert.Null(bench.Queue.TryAcceptSession("A"));
        Assert.Equal("a1", first.TryReceive()!.MessageId);
        Assert.Equal("a2", first.TryReceive()!.MessageId);
        Assert.Equal("b1", second.TryReceive()!.MessageId);
    }

    [Fact]
    public async Task A_failed_message_is_the_next_one_again_until_it_is_dead_lettered()
    {
        bench.Send("1", "A");
        bench.Send("2", "A");
        await using var session = await Next();

        Assert.True(session.TryReceive()!.Abandon());
        var again = session.TryReceive()!;
        Assert.Equal(("1", 2), (again.MessageId, again.DeliveryCount));
        Assert.True(again.Abandon());
        Assert.Equal("2", session.TryReceive()!.MessageId);
        Assert.Equal("A", Assert.Single(bench.DeadLetters.Peek()).SessionId);
        Assert.NotNull(bench.DeadLetters.TryReceive());
    }

    [Fact]
    public async Task Giving_a_session_back_does_not_count_as_a_delivery()
    {
        bench.Send("1", "A");
        var session = await Next();
        var message = session.TryReceive()!;
        await session.DisposeAsync();

        Assert.False(message.Complete());
        await using var next = await Next();
        Assert.Equal(1, next.TryReceive()!.DeliveryCount);
    }

    [Fact]
    public async Task A_session_lock_that_runs_out_counts_for_the_messages_in_hand_only()
    {
        bench.Send("1", "A");
        bench.Send("2", "A");
        var session = await Next();
        var message = session.TryReceive()!;
        bench.Time.Advance(LockDuration);

        Assert.True(session.IsLost);
        Assert.False(message.Complete());
        Assert.False(session.RenewLock());
        Assert.Null(await session.ReceiveAsync(LockDuration, default));
        await using var next = await Next();
        Assert.Equal(2, next.TryReceive()!.DeliveryCount);
        Assert.Equal(1, next.TryReceive()!.DeliveryCount);
    }

    [Fact]
    public async Task A_renewed_session_lock_keeps_its_messages()
    {
        bench.Send("1", "A");
        await using var session = await Next();
        var message = session.TryReceive()!;
        bench.Time.Advance(LockDuration - TimeSpan.FromSeconds(1));
        Assert.True(session.RenewLock());
        bench.Time.Advance(LockDuration - TimeSpan.FromSeconds(1));
        Assert.True(message.RenewLock());
        Assert.True(message.Complete());
    }

    [Fact]
    public async Task State_outlives_the_lock_and_the_messages()
    {
        var session = bench.Queue.TryAcceptSession("A")!;
        Assert.True(session.SetState([1, 2]));
        await session.DisposeAsync();
        Assert.False(session.SetState(null));

        await using var next = bench.Queue.TryAcceptSession("A")!;
        Assert.True(next.TryGetState(out var state));
        Assert.Equal([1, 2], state);
    }

    [Fact]
    public async Task An_empty_session_without_state_is_forgotten()
    {
        for (var order = 0; order < 100; order++)
        {
            bench.Send($"m{order}", $"order-{order}");
            await using var session = await Next();
            Assert.True(session.TryReceive()!.Complete());
        }
        Assert.Equal(0, bench.Queue.SessionCount);
        Assert.Equal(0, bench.Queue.DeadlineCount);
    }

    [Fact]
    public async Task A_deferred_message_belongs_to_its_session()
    {
        var number = bench.Send("1", "A");
        var session = await Next();
        Assert.True(session.TryReceive()!.Defer());
        await session.DisposeAsync();
        Assert.Null(bench.Queue.ReceiveDeferred(number));
        Assert.Null(bench.Queue.ReceiveDeferred(bench.Queue.TryAcceptSession("B")!, number));

        await using var again = bench.Queue.TryAcceptSession("A")!;
        Assert.True(bench.Queue.ReceiveDeferred(again, number)!.Complete());
    }

    private async Task<LockedSession> Next()
    {
        var session = bench.Queue.AcceptNextSessionAsync(default);
        Assert.True(session.IsCompleted);
        return (LockedSession)await session;
    }
}
