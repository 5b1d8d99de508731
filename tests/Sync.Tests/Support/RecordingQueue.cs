using Connector.Sync.Work;

namespace Connector.Sync.Tests.Support;

/// <summary>A queue that remembers what it was given, and fails when told to.</summary>
internal sealed class RecordingQueue : IWorkQueue
{
    public List<WorkItem> Enqueued { get; } = [];

    public List<(WorkItem Item, DateTimeOffset Due)> Scheduled { get; } = [];

    public Func<bool> Fails { get; set; } = () => false;

    public Task EnqueueAsync(IReadOnlyCollection<WorkItem> items, CancellationToken cancellationToken)
    {
        if (Fails()) throw new IOException("The queue is away.");
        Enqueued.AddRange(items);
        return Task.CompletedTask;
    }

    public Task ScheduleAsync(WorkItem item, DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (Fails()) throw new IOException("The queue is away.");
        Scheduled.Add((item, due));
        return Task.CompletedTask;
    }
}
