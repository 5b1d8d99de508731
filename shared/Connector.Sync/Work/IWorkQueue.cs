namespace Connector.Sync.Work;

/// <summary>Puts work items on the queue of their flow.</summary>
public interface IWorkQueue
{
    /// <summary>
    /// Enqueues items, in as few batches as they fit. Hints on the same version of the same record share a message id,
    /// so that the queue's duplicate detection folds a burst into one.
    /// </summary>
    Task EnqueueAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellationToken);

    /// <summary>Enqueues an item that becomes visible at <paramref name="due"/>.</summary>
    Task ScheduleAsync(WorkItem item, DateTimeOffset due, CancellationToken cancellationToken);
}
