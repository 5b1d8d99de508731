using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Returns;

/// <summary>Finds returns whose notification was lost.</summary>
public sealed class ReturnSweep(Sync.Returns.ReturnSweep sweep)
{
    /// <summary>Runs one sweep; schedule in setting <c>ReturnSweepSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(ReturnSweep))]
    public Task RunAsync([TimerTrigger("%ReturnSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
