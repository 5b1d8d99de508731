using Connector.Sync.Outcomes;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Support;

/// <summary>A flow that does as it is told.</summary>
internal sealed class StubFlow(Func<WorkItem, CancellationToken, FlowOutcome> run) : IFlow
{
    public StubFlow(FlowOutcome outcome)
        : this((_, _) => outcome)
    {
    }

    public string Name => FlowName.OrderExport;

    public int Runs { get; private set; }

    public Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        Runs++;
        return Task.FromResult(run(item, cancellationToken));
    }
}
