using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>Scheduling, time to live and duplicate detection.</summary>
public class ClockTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_scheduled_message_joins_the_end_of_the_queue_when_it_is_due()
    {
        using var bench = new QueueBench();
        var number = bench.Send("later", delay: Minute);
        bench.Send("now");
        Assert.Equal(new QueueCounts(1, 1, 0, 0, 0), bench.Queue.Counts());
        Assert.Equal(bench.Time.GetUtcNow() + Minute, bench.Queue.Peek()[0].ScheduledEnqueueTime);

        bench.Time.Advance(Minute);
        Assert.Equal("now", bench.Receive().MessageId);
        var later = bench.Receive();
        Assert.True(later.SequenceNumber > number);
        Assert.Equal(bench.Time.GetUtcNow(), later.EnqueuedTime);
    }

    [Fact]
    public void A_scheduled_message_can_be_cancelled_until_it_is_due()
    {
        using var bench = new QueueBench();
        var number = bench.Send("a", delay: Minute);
        Assert.True(bench.Queue.CancelScheduled(number));
        Assert.False(bench.Queue.CancelScheduled(number));
        bench.Time.Advance(Minute);
        Assert.Null(bench.Queue.TryReceive());
        Assert.Equal(0, bench.Queue.DeadlineCount);
    }

    [Fact]
    public void A_message_that_is_due_in_a_year_comes_in_a_year()
    {
        using var bench = new QueueBench();
        bench.Send("a", delay: TimeSpan.FromDays(365));
        for (var day = 1; day < 365; day++)
            bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(bench.Queue.TryReceive());
        bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(bench.Queue.TryReceive());
    }

    [Fact]
    public void An_expired_message_vanishes_by_default()
    {
        using var bench = new QueueBench(new QueueDescription("orders") { DefaultMessageTimeToLive = Minute });
        bench.Send("a", timeToLive: TimeSpan.FromHours(1));
        bench.Send("never", timeToLive: TimeSpan.MaxValue);
        bench.Time.Advance(Minute);
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), bench.Queue.Counts());
    }

    [Fact]
    public void An_expired_message_is_dead_lettered_where_the_queue_says_so()
    {
        using var bench = new QueueBench(new QueueDescription("orders") { DeadLetteringOnMessageExpiration = true });
        bench.Send("a", timeToLive: Minute);
        bench.Time.Advance(Minute);
        Assert.Equal("TTLExpiredException", Assert.Single(bench.DeadLetters.Peek()).DeadLetterReason);
    }

    [Fact]
    public void A_message_does_not_expire_in_a_receivers_hands()
    {
        using var bench = new QueueBench();
        bench.Send("a", timeToLive: TimeSpan.FromSeconds(10));
        bench.Send("b", timeToLive: TimeSpan.FromSeconds(10));
        var completed = bench.Receive();
        var abandoned = bench.Receive();
        bench.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.True(completed.Complete());
        Assert.True(abandoned.Abandon());
        Assert.Null(bench.Queue.TryReceive());
    }

    [Fact]
    public void A_duplicate_within_the_window_is_swallowed_scheduled_or_not()
    {
        using var bench = new QueueBench(new QueueDescription("orders") { DuplicateDetectionWindow = Minute });
        bench.Send("a");
        bench.Send("a");
        bench.Send("a", delay: Minute);
        bench.Send("b");
        Assert.Equal(["a", "b"], bench.Queue.Peek().Select(message => message.MessageId));
    }

    [Fact]
    public void A_message_id_is_forgotten_after_the_window()
    {
        using var bench = new QueueBench(new QueueDescription("orders") { DuplicateDetectionWindow = Minute });
        bench.Send("a");
        bench.Time.Advance(Minute);
        Assert.Equal(0, bench.Queue.RememberedMessageIds);
        bench.Send("a");
        Assert.Equal(2, bench.Queue.Counts().Active);
    }
}
