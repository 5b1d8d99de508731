using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Commercetools.Tests.Support;

/// <summary>A clock that jumps over every wait up to <see cref="Patience"/> at once and notes it; longer timers stay pending.</summary>
internal sealed class SelfMovingTime() : FakeTimeProvider(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero))
{
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(15);

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        JumpOver(dueTime);
        return new ObservedTimer(this, timer);
    }

    private void JumpOver(TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero || wait > Patience) return;
        Waits.Enqueue(wait);
        ThreadPool.QueueUserWorkItem(_ => Advance(wait));
    }

    // A cancellation source that is reused sets its timer anew instead of making another one.
    private sealed class ObservedTimer(SelfMovingTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            time.JumpOver(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
