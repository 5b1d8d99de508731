using Connector.Sync.Feedback;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Fulfilment;

/// <summary>Looks again at every order to which something happened in MAX in the last days.</summary>
public sealed class OrderFeedbackComparison(FeedbackPoll poll)
{
    /// <summary>Runs one comparison; schedule in setting <c>OrderFeedbackComparisonSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(OrderFeedbackComparison))]
    public Task RunAsync([TimerTrigger("%OrderFeedbackComparisonSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        poll.CompareAsync(cancellationToken);
}
