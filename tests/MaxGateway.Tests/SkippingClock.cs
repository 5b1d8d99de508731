namespace Connector.MaxGateway.Tests;

/// <summary>A clock on which every delay has passed at once.</summary>
internal sealed class SkippingClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
}
