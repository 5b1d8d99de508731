using Connector.Sync.Catalog;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Catalog;

/// <summary>Finds parts that changed in MAX.</summary>
public sealed class ItemsPoll(ItemPoll poll)
{
    /// <summary>Runs one poll; schedule in setting <c>ItemsSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(ItemsPoll))]
    public Task RunAsync([TimerTrigger("%ItemsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => poll.RunAsync(cancellationToken);
}

/// <summary>Compares all parts with all products.</summary>
public sealed class ItemsComparison(ItemComparison comparison)
{
    /// <summary>Runs one comparison; schedule in setting <c>ItemsComparisonSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(ItemsComparison))]
    public Task RunAsync([TimerTrigger("%ItemsComparisonSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => comparison.RunAsync(cancellationToken);
}
