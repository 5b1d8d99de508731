using Connector.Sync.Stock;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Stock;

/// <summary>Brings a batch of inventory entries to what MAX can sell.</summary>
public sealed class Stock(WorkItemRunner runner, StockFlow flow)
{
    /// <summary>Handles one work item; each batch is a session of its own, so that instances share them.</summary>
    [Function(nameof(Stock))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.Stock, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.Stock, message), cancellationToken);
}
