using Connector.Sync.Orders;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Orders;

/// <summary>Brings one commercetools order into MAX.</summary>
public sealed class OrderExport(WorkItemRunner runner, OrderExportFlow flow)
{
    /// <summary>Handles one work item; the session is the order, so that no order is handled twice at a time.</summary>
    [Function(nameof(OrderExport))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.OrderExport, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.OrderExport, message), cancellationToken);
}
