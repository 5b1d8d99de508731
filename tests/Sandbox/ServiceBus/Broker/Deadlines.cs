namespace Connector.Sandbox.ServiceBus;

internal sealed record Deadline(DateTimeOffset Due, long Order, Action Reached);

/// <summary>Everything of a queue that happens by the clock, on one timer. Used under the queue's lock only.</summary>
internal sealed class Deadlines(TimeProvider time, Action wake) : IDisposable
{
    /// <summary>Timers take about 49 days at most; a far deadline is armed in steps.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    private readonly SortedSet<Deadline> pending = new(Comparer<Deadline>.Create((left, right) =>
        (left.Due, left.Order).CompareTo((right.Due, right.Order))));

    private ITimer? timer;
    private DateTimeOffset? armedFor;
    private long order;
    private bool disposed;

    public int Count => pending.Count;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Null when the deadline lies beyond the end of the calendar, that is, never comes.</summary>
    public Deadline? After(TimeSpan delay, Action reached)
    {
        var now = Now;
        return delay > DateTimeOffset.MaxValue - now ? null : At(now + delay, reached);
    }

    public Deadline At(DateTimeOffset due, Action reached)
    {
        var deadline = new Deadline(due, order++, reached);
        pending.Add(deadline);
        return deadline;
    }

    public void Cancel(Deadline? deadline)
    {
        if (deadline is not null)
            pending.Remove(deadline);
    }

    public void RunDue()
    {
        var now = Now;
        while (pending.Min is { } first && first.Due <= now)
        {
            pending.Remove(first);
            first.Reached();
        }
    }

    /// <summary>Points the timer at the earliest deadline. A timer that is armed too early only wakes for nothing.</summary>
    public void Arm()
    {
        if (disposed || pending.Min is not { } first || armedFor <= first.Due)
            return;

        timer ??= time.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        armedFor = first.Due;
        timer.Change(Step(first.Due - Now), Timeout.InfiniteTimeSpan);
    }

    public void Fired() => armedFor = null;

    public void Dispose()
    {
        disposed = true;
        timer?.Dispose();
    }

    /// <summary>Whole milliseconds, rounded up: a timer that fires early would find nothing due.</summary>
    private static TimeSpan Step(TimeSpan remaining) =>
        remaining > LongestStep ? LongestStep : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(remaining.TotalMilliseconds)));
}
