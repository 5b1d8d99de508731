using Connector.Sync.Customers;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Customers;

/// <summary>Brings one commercetools customer into MAX.</summary>
public sealed class CustomerExport(WorkItemRunner runner, CustomerExportFlow flow)
{
    /// <summary>Handles one work item; the session is the customer, so that no customer is handled twice at a time.</summary>
    [Function(nameof(CustomerExport))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.CustomerExport, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.CustomerExport, message), cancellationToken);
}
