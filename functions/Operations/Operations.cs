using Connector.Sync.Operations;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>Does the next slice of what an operator asked for.</summary>
public sealed class Operations(WorkItemRunner runner, OperationsFlow flow)
{
    /// <summary>Handles one work item; the session is the operation, so that no two slices of it run at a time.</summary>
    [Function(nameof(Operations))]
    public Task RunAsync(
        [ServiceBusTrigger(FlowName.Operations, Connection = "ServiceBus", IsSessionsEnabled = true)] string message,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        runner.RunAsync(flow, context.Delivery(FlowName.Operations, message), cancellationToken);
}
