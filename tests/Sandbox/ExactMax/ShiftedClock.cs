namespace Connector.Sandbox.ExactMax;

/// <summary>A clock that is ahead, or behind: what is done by it happens later, or has been there for long.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
