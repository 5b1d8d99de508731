using Connector.Sync.Prices;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Catalog;

/// <summary>Finds prices that changed in MAX.</summary>
public sealed class PricesPoll(PricePoll poll)
{
    /// <summary>Runs one poll; schedule in setting <c>PricesSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(PricesPoll))]
    public Task RunAsync([TimerTrigger("%PricesSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => poll.RunAsync(cancellationToken);
}

/// <summary>Compares all prices of both sides.</summary>
public sealed class PricesComparison(PriceComparison comparison)
{
    /// <summary>Runs one comparison; schedule in setting <c>PricesComparisonSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(PricesComparison))]
    public Task RunAsync([TimerTrigger("%PricesComparisonSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => comparison.RunAsync(cancellationToken);
}
