using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>Removes what is older than its retention.</summary>
public sealed class Housekeeping(Sync.Housekeeping.Retention retention)
{
    /// <summary>Runs once; schedule in setting <c>HousekeepingSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(Housekeeping))]
    public Task RunAsync([TimerTrigger("%HousekeepingSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        retention.RunAsync(cancellationToken);
}
