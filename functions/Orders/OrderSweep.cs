using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Orders;

/// <summary>Finds orders whose notification was lost.</summary>
public sealed class OrderSweep(Sync.Orders.OrderSweep sweep)
{
    /// <summary>Runs one sweep; schedule in setting <c>OrderSweepSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(OrderSweep))]
    public Task RunAsync([TimerTrigger("%OrderSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
