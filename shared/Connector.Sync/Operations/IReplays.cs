using Connector.Sync.Work;

namespace Connector.Sync.Operations;

/// <summary>Is told how each replayed item ended.</summary>
public interface IReplays
{
    /// <summary>Records how an item with <see cref="WorkItem.Replay"/> ended.</summary>
    Task SettledAsync(WorkItem item, ReplayState state, CancellationToken cancellationToken);
}

/// <summary>How far a replayed item is.</summary>
public enum ReplayState
{
    /// <summary>On its queue, or waiting for another attempt.</summary>
    Enqueued,

    /// <summary>The target is where it should be, and the dead letter closed.</summary>
    Succeeded,

    /// <summary>Nothing was to be done, or nothing could be enqueued: the dead letter stays open for somebody to discard.</summary>
    Skipped,

    /// <summary>It is dead-lettered again.</summary>
    Failed,
}
