using Connector.Sync.Feedback;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Fulfilment;

/// <summary>Finds orders to which something happened in MAX.</summary>
public sealed class OrderFeedbackPoll(FeedbackPoll poll)
{
    /// <summary>Runs one poll; schedule in setting <c>OrderFeedbackPollSchedule</c> (NCrontab with seconds).</summary>
    [Function(nameof(OrderFeedbackPoll))]
    public Task RunAsync([TimerTrigger("%OrderFeedbackPollSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        poll.RunAsync(cancellationToken);
}
