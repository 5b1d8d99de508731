using Connector.Sync.Catalog;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Catalog;

/// <summary>Brings a batch of product attributes to what MAX says.</summary>
public sealed class Items(WorkItemRunner runner, ItemsFlow flow)
{
    /// <summary>Handles one batch; the session is the batch.</summary>
    [Function(nameof(Items))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.Items, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.Items, message), cancellationToken);
}
