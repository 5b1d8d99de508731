using Connector.Sync.Feedback;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Fulfilment;

/// <summary>Shows on one commercetools order what it has come to in MAX.</summary>
public sealed class OrderFeedback(WorkItemRunner runner, OrderFeedbackFlow flow)
{
    /// <summary>Handles one work item; the session is the order, so that no order is handled twice at a time.</summary>
    [Function(nameof(OrderFeedback))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.OrderFeedback, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.OrderFeedback, message), cancellationToken);
}
