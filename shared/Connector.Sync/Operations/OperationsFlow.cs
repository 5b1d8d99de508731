using Connector.Sync.Outcomes;
using Connector.Sync.Work;

namespace Connector.Sync.Operations;

/// <summary>Flow <c>operations</c>: does the next slice of what an operator asked for.</summary>
public sealed class OperationsFlow(OperationTable operations, IEnumerable<IOperationKind> kinds) : IFlow
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    public string Name => FlowName.Operations;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (await operations.FindAsync(item.Key, cancellationToken) is not { } operation) return new FlowOutcome.Skipped("there is no such operation");
        if (operation.State is OperationState.Succeeded or OperationState.Stopped or OperationState.Failed) return new FlowOutcome.Skipped($"the operation is {operation.State}");
        if (operation.Request != OperationRequest.None)
        {
            var state = operation.Request == OperationRequest.Pause ? OperationState.Paused : OperationState.Stopped;
            await operations.SaveAsync(operation with { State = state }, cancellationToken);
            // Somebody may have let it go on in between, when nothing seemed to be paused yet.
            return await operations.FindAsync(item.Key, cancellationToken) is { State: OperationState.Paused, Request: OperationRequest.None }
                ? new FlowOutcome.Wait("NEXT_SLICE", AtOnce)
                : new FlowOutcome.Done($"{operation.Kind} {state}");
        }

        if (kinds.FirstOrDefault(kind => kind.Name == operation.Kind) is not { } kind)
        {
            await operations.SaveAsync(operation with { State = OperationState.Failed, Summary = $"This version of the app has no operation {operation.Kind}." }, cancellationToken);
            return new FlowOutcome.Done($"{operation.Kind} is unknown");
        }

        try
        {
            return await SliceAsync(kind, operation, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, Snapshots.None) is { } outcome)
        {
            if (outcome is FlowOutcome.Failed failed)
            {
                await operations.SaveAsync(operation with { State = OperationState.Failed, Summary = failed.Problems[0].Advice }, cancellationToken);
                return new FlowOutcome.Done($"{operation.Kind} failed: {failed.Problems[0].Code}");
            }

            return outcome;
        }
    }

    private async Task<FlowOutcome> SliceAsync(IOperationKind kind, Operation operation, CancellationToken cancellationToken)
    {
        var slice = await kind.RunAsync(operation, cancellationToken);
        await operations.SaveAsync(
            operation with
            {
                State = slice.Position is null ? OperationState.Succeeded : OperationState.Running,
                Position = slice.Position,
                Handled = slice.Handled,
                Total = slice.Total ?? operation.Total,
                Summary = slice.Summary,
            },
            cancellationToken);
        return slice.Position is null
            ? new FlowOutcome.Done($"{operation.Kind}: {slice.Summary}")
            : new FlowOutcome.Wait("NEXT_SLICE", slice.Pause > AtOnce ? slice.Pause : AtOnce);
    }
}
