namespace Connector.MaxGateway.Tests;

/// <summary>A clock that says what the test says; timers run by the real one.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
