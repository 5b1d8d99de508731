using Connector.Sync.Work;

namespace Connector.Sync.Outcomes;

/// <summary>A flow: brings the target of one record to where it should be.</summary>
public interface IFlow
{
    /// <summary>Name; one of <see cref="FlowName"/>.</summary>
    string Name { get; }

    /// <summary>
    /// Re-reads the truth on both sides and acts. Expected failures are outcomes; exceptions are for what nobody planned
    /// and count as failed attempts.
    /// </summary>
    Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken);
}
