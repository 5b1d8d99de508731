using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

public sealed class PeekLockTests : IDisposable
{
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(60);

    private readonly QueueBench bench = new(new QueueDescription("orders") { MaxDeliveryCount = 3 });

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_locked_message_is_nobody_elses()
    {
        bench.Send("a");
        var message = bench.Receive();

        Assert.Equal(1, message.DeliveryCount);
        Assert.Null(bench.Queue.TryReceive());
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 1), bench.Queue.Counts());
    }

    [Fact]
    public void A_completed_message_is_gone_and_leaves_nothing_behind()
    {
        bench.Send("a", timeToLive: TimeSpan.FromHours(1));

        Assert.True(bench.Receive().Complete());
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bench.Queue.Counts());
        Assert.Equal(0, bench.Queue.DeadlineCount);
    }

    [Fact]
    public void An_abandoned_message_comes_back_in_its_old_place_and_counts()
    {
        bench.Send("a");
        bench.Send("b");

        Assert.True(bench.Receive().Abandon());
        var again = bench.Receive();
        Assert.Equal(("a", 2), (again.MessageId, again.DeliveryCount));
    }

    [Fact]
    public void A_released_message_comes_back_uncounted()
    {
        bench.Send("a");
        Assert.True(bench.Queue.Release(bench.Receive().LockToken));
        Assert.Equal(1, bench.Receive().DeliveryCount);
    }

    [Fact]
    public void A_lock_that_runs_out_gives_the_message_back_and_counts()
    {
        bench.Send("a");
        var late = bench.Receive();
        bench.Time.Advance(LockDuration);

        Assert.False(late.Complete());
        Assert.False(late.Abandon());
        Assert.False(late.RenewLock());
        Assert.Equal(2, bench.Receive().DeliveryCount);
    }

    [Fact]
    public void A_renewed_lock_lasts_a_lock_duration_from_then()
    {
        bench.Send("a");
        var message = bench.Receive();
        bench.Time.Advance(LockDuration - TimeSpan.FromSeconds(1));
        Assert.True(message.RenewLock());
        Assert.Equal(bench.Time.GetUtcNow() + LockDuration, message.LockedUntil);

        bench.Time.Advance(LockDuration - TimeSpan.FromSeconds(1));
        Assert.True(message.Complete());
    }

    [Fact]
    public void After_the_maximum_of_deliveries_the_message_is_dead_lettered()
    {
        bench.Send("a");
        bench.Receive().Abandon();
        bench.Receive();
        bench.Time.Advance(LockDuration);
        bench.Receive().Abandon();

        Assert.Null(bench.Queue.TryReceive());
        var dead = Assert.Single(bench.DeadLetters.Peek());
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
        Assert.Equal(3, dead.DeliveryCount);
        Assert.Equal(1, bench.Queue.Counts().DeadLettered);
    }

    [Fact]
    public void A_dead_lettered_message_carries_reason_and_description_and_stays_until_completed()
    {
        bench.Send("a");
        Assert.True(bench.Receive().DeadLetter("Unmapped", "Tax rate 7 % is not mapped."));

        var dead = bench.DeadLetters.TryReceive();
        Assert.NotNull(dead);
        Assert.Equal("Unmapped", dead.ApplicationProperties["DeadLetterReason"]);
        Assert.Equal("Tax rate 7 % is not mapped.", dead.ApplicationProperties["DeadLetterErrorDescription"]);
        Assert.Equal("orders", dead.Stored.DeadLetterSource);
        Assert.Throws<InvalidOperationException>(() => dead.DeadLetter("again", null));
        Assert.True(dead.Complete());
        Assert.Empty(bench.DeadLetters.Peek());
    }

    [Fact]
    public void A_dead_letter_that_is_resent_starts_afresh()
    {
        bench.Send("a");
        bench.Receive().Abandon();
        bench.Receive().DeadLetter("Unmapped", null);
        bench.Queue.ResendDeadLetters();

        var message = bench.Receive();
        Assert.Equal(("a", 1), (message.MessageId, message.DeliveryCount));
        Assert.Empty(message.ApplicationProperties);
        Assert.Empty(bench.DeadLetters.Peek());
    }

    [Fact]
    public void A_deferred_message_comes_only_by_its_number()
    {
        var number = bench.Send("a");
        Assert.True(bench.Receive().Defer());
        Assert.Null(bench.Queue.TryReceive());
        Assert.Equal(1, bench.Queue.Counts().Deferred);

        var message = bench.Queue.ReceiveDeferred(number);
        Assert.NotNull(message);
        Assert.Null(bench.Queue.ReceiveDeferred(number));
        Assert.True(message.Abandon());
        Assert.Null(bench.Queue.TryReceive());
        Assert.True(bench.Queue.ReceiveDeferred(number)!.Complete());
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bench.Queue.Counts());
    }
}
