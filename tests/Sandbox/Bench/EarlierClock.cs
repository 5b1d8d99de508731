namespace Connector.Sandbox.Bench;

/// <summary>A clock that is behind: what is seeded with it has been there for long, and is no change of these minutes.</summary>
internal sealed class EarlierClock(TimeSpan by) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - by;
}
