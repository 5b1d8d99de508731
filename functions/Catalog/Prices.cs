using Connector.Sync.Prices;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Catalog;

/// <summary>Brings a batch of prices to what MAX says.</summary>
public sealed class Prices(WorkItemRunner runner, PricesFlow flow)
{
    /// <summary>Handles one batch; the session is the batch.</summary>
    [Function(nameof(Prices))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.Prices, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.Prices, message), cancellationToken);
}
