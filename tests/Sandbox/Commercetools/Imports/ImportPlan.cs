using System.Runtime.InteropServices;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>How the Import API works off what it was given: later, and in no promised order.</summary>
public sealed class ImportPlan
{
    private readonly Project project;
    private readonly Dictionary<string, ImportContainer> containers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportOperation> operations = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ImportOperation, (DateTimeOffset Due, long Number)> waiting = new();
    private readonly List<ImportOperation> unresolved = [];
    private long number;

    internal ImportPlan(Project project) => this.project = project;

    /// <summary>How long operations to come stay in processing, by the server's clock; the next request after it sees them done.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>True: operations stay in processing until <see cref="Settle"/>.</summary>
    public bool Hold { get; set; }

    /// <summary>With a seed, operations that are due together are applied in a random order.</summary>
    public int? ShuffleSeed { get; set; }

    /// <summary>Operations in processing.</summary>
    public int Processing
    {
        get
        {
            lock (project.Gate)
                return waiting.Count;
        }
    }

    /// <summary>Applies everything now.</summary>
    public void Settle()
    {
        lock (project.Gate)
            Apply(DateTimeOffset.MaxValue);
    }

    internal void ApplyDue()
    {
        if (!Hold)
            Apply(project.Time.GetUtcNow());
    }

    internal ImportContainer? Container(string key) =>
        containers.GetValueOrDefault(key) is { } container && container.Expires > project.Time.GetUtcNow() ? container : null;

    internal ImportOperation? Operation(string id) => operations.GetValueOrDefault(id);

    internal void Add(ImportContainer container) => containers[container.Key] = container;

    internal void Remove(ImportContainer container) => containers.Remove(container.Key);

    internal void Add(ImportContainer container, ImportOperation operation)
    {
        container.Add(operation);
        operations[operation.Id] = operation;
        if (operation.IsOpen)
            waiting.Enqueue(operation, (project.Time.GetUtcNow() + Delay, number++));
    }

    private void Apply(DateTimeOffset until)
    {
        // What was unresolved is tried again: what it refers to may exist by now.
        var due = unresolved.ToList();
        unresolved.Clear();
        while (waiting.TryPeek(out var next, out var priority) && priority.Due <= until)
        {
            due.Add(next);
            waiting.Dequeue();
        }
        if (ShuffleSeed is { } seed)
            new Random(seed).Shuffle(CollectionsMarshal.AsSpan(due));
        foreach (var operation in due)
        {
            operation.Apply();
            if (operation.IsOpen)
                unresolved.Add(operation);
        }
    }
}
