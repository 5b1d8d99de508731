using Connector.Sync.Returns;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Returns;

/// <summary>Enters the returns of one commercetools order in MAX.</summary>
public sealed class ReturnExport(WorkItemRunner runner, ReturnExportFlow flow)
{
    /// <summary>Handles one work item; the session is the order, so that no return is entered twice at a time.</summary>
    [Function(nameof(ReturnExport))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.ReturnExport, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.ReturnExport, message), cancellationToken);
}
