using Connector.ExactMax.Contract;

namespace Connector.Sync.Outcomes;

/// <summary>What a write means for the work item when MAX did not confirm it.</summary>
public static class UnfinishedWrite
{
    /// <summary>The outcome of an operation that has not succeeded.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="what">What was written: <c>order</c>, <c>customer</c>.</param>
    /// <param name="stillRunningDelay">When to ask again for a write that goes on.</param>
    /// <param name="snapshots">Kept if the item ends as a dead letter.</param>
    public static FlowOutcome Of(Operation operation, string what, TimeSpan stillRunningDelay, Snapshots snapshots) => operation switch
    {
        { State: OperationState.Queued or OperationState.Running } => new FlowOutcome.Wait("MAX_STILL_WRITING", stillRunningDelay),
        { State: OperationState.Unknown } => new FlowOutcome.Retry(
            "MAX_OUTCOME_UNKNOWN",
            $"It is not known whether MAX took the {what}.",
            $"{operation.Error?.Detail} {operation.Error?.Advice ?? $"Look in MAX for the {what}; operation {operation.OperationId} at the gateway. It is never created again blindly."}".TrimStart()) { Snapshots = snapshots },
        { Error: { } error } => RemoteFailure.Classify(error, snapshots),
        _ => new FlowOutcome.Retry("MAX_ODD_ANSWER", $"The gateway answered state {operation.State} without number or error.", $"Look at operation {operation.OperationId} in the gateway's log.") { Snapshots = snapshots },
    };
}
