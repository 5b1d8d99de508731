using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>Looks whether commercetools delivers notifications.</summary>
public sealed class SubscriptionCheck(Sync.SubscriptionHealth.SubscriptionCheck check)
{
    /// <summary>Looks once; schedule in setting <c>SubscriptionCheckSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(SubscriptionCheck))]
    public Task RunAsync([TimerTrigger("%SubscriptionCheckSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        check.RunAsync(cancellationToken);
}
