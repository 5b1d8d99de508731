using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

/// <summary>Holds a call of MAX until the gateway that made it is gone, as a killed process would.</summary>
internal sealed class CrashPoint
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Continues in place: the call has let go of MAX when CrashAsync returns.
    private readonly TaskCompletionSource _gone = new();

    public Task Reached => _reached.Task;

    public Task HoldAsync()
    {
        _reached.TrySetResult();
        return _gone.Task;
    }

    /// <summary>Stops the gateway in the middle of the call, then ends the call: what was applied stays, what was not never is.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="underRequest">True when a request waits for the call: it is cut off, and nothing of it goes on.</param>
    public async Task CrashAsync(RunningGateway gateway, bool underRequest = false)
    {
        await Reached;
        await gateway.StopAsync(underRequest ? TimeSpan.FromMilliseconds(20) : null);
        await gateway.DisposeAsync();
        _gone.SetException(underRequest ? new OperationCanceledException("The process is gone.") : new MaxOutcomeUnknownException("The process is gone."));
    }

    public static CrashPoint At(MaxFaults faults, MaxCallMoment moment, int call)
    {
        var crash = new CrashPoint();
        faults.OnCall = (at, _, number) => at == moment && number == call ? crash.HoldAsync() : Task.CompletedTask;
        return crash;
    }
}
