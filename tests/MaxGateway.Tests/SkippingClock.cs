namespace Connector.MaxGateway.Tests;

/// <summary>A clock on which every delay has passed at once.</summary>
/// <param name="delayed">What happens during a delay.</param>
internal sealed class SkippingClock(Action<TimeSpan>? delayed = null) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        delayed?.Invoke(dueTime);
        return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
