using Connector.Sync.Events;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Events;

/// <summary>Takes the notifications that commercetools delivers and forwards work items.</summary>
public sealed class CommercetoolsEvents(EventIngress ingress)
{
    /// <summary>Handles one notification.</summary>
    [Function(nameof(CommercetoolsEvents))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.CommercetoolsEvents, Connection = "ServiceBus")] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        ingress.RunAsync(context.Delivery(FlowName.CommercetoolsEvents, message), cancellationToken);
}
