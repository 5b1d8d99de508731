using System.Globalization;
using Connector.Sync.DeadLetters;
using Connector.Sync.Work;

namespace Connector.Sync.Operations;

/// <summary>Operation <c>replay</c>: enqueues the work items of open dead letters again. What succeeds closes its dead letter.</summary>
public sealed class Replay(LetterSlices slices, ReplayTable replays, IWorkQueue queue) : IOperationKind
{
    /// <summary>Name of the kind.</summary>
    public const string Kind = "replay";

    /// <inheritdoc />
    public string Name => Kind;

    /// <inheritdoc />
    public async Task<OperationSlice> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var (letters, position) = await slices.NextAsync(LetterSelection.Read(operation.Input), operation.Position, cancellationToken);
        List<WorkItem> items = [.. letters.Select(letter => letter.Item).OfType<WorkItem>().Where(CanRun).Select(item => Again(item, operation.Id))];
        var enqueued = items.Select(item => (item.Flow, item.Key)).ToHashSet();
        await replays.AddAsync(
            operation.Id,
            letters.Select(letter => (letter.Flow, letter.Key, enqueued.Contains((letter.Flow, letter.Key)) ? ReplayState.Enqueued : ReplayState.Skipped)),
            cancellationToken);
        await queue.EnqueueAsync(items, cancellationToken);
        var handled = operation.Handled + letters.Count;
        var without = letters.Count - items.Count;
        var more = without == 0
            ? null
            : $"; {without.ToString(CultureInfo.InvariantCulture)} of the last {letters.Count.ToString(CultureInfo.InvariantCulture)} skipped, since they have no work item: discard them, or run the flow's poll or comparison";
        return new(handled, position, $"{handled.ToString(CultureInfo.InvariantCulture)} dead letters handled{more}") { Total = position is null ? handled : null };
    }

    // Problems of single records of a batch have no message of their own. Flow prices takes the key of a SKU instead; elsewhere
    // the next poll or comparison looks at them again.
    private static bool CanRun(WorkItem item) => item.Payload is not null || item.Flow switch
    {
        FlowName.Stock or FlowName.Items => false,
        FlowName.Prices => item.Key.Contains('/', StringComparison.Ordinal),
        _ => true,
    };

    // Without the version: what was applied meanwhile must not make the flow take it for an echo.
    private static WorkItem Again(WorkItem item, string operation) => item with
    {
        Attempt = 0,
        Reason = Kind,
        SourceVersion = null,
        CorrelationId = Guid.NewGuid().ToString("N"),
        Replay = operation,
    };
}
