using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Stock;

/// <summary>Finds stock that changed in MAX.</summary>
public sealed class StockPoll(Sync.Stock.StockPoll poll)
{
    /// <summary>Runs one poll; schedule in setting <c>StockPollSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(StockPoll))]
    public Task RunAsync([TimerTrigger("%StockPollSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        poll.RunAsync(cancellationToken);
}
