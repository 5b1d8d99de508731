using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Stock;

/// <summary>Compares all stock of MAX with all inventory entries of commercetools.</summary>
public sealed class StockComparison(Sync.Stock.StockComparison comparison)
{
    /// <summary>Runs one comparison; schedule in setting <c>StockComparisonSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(StockComparison))]
    public Task RunAsync([TimerTrigger("%StockComparisonSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        comparison.RunAsync(cancellationToken);
}
