using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Customers;

/// <summary>Finds customers whose notification was lost.</summary>
public sealed class CustomerSweep(Sync.Customers.CustomerSweep sweep)
{
    /// <summary>Runs one sweep; schedule in setting <c>CustomerSweepSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(CustomerSweep))]
    public Task RunAsync([TimerTrigger("%CustomerSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
