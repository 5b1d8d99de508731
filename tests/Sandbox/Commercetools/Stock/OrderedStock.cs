using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools;

/// <summary>
/// What orders take from stock. In commercetools it may take up to 10 seconds until an inventory entry shows it; nothing but an
/// update gives stock back, also not the cancellation of an order.
/// </summary>
public sealed class OrderedStock
{
    private readonly Project project;
    private readonly Queue<Taken> waiting = new();

    internal OrderedStock(Project project) => this.project = project;

    /// <summary>How long orders to come need to show in stock, by the server's clock; the next request after it sees them.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>Quantities that do not show yet.</summary>
    public int Count
    {
        get
        {
            lock (project.Gate)
                return waiting.Count;
        }
    }

    /// <summary>Lets everything show now.</summary>
    public void Settle()
    {
        lock (project.Gate)
            Apply(DateTimeOffset.MaxValue);
    }

    internal void ApplyDue() => Apply(project.Time.GetUtcNow());

    internal void Lower(Change change, string id, long quantity)
    {
        var taken = new Taken(change, id, quantity, project.Time.GetUtcNow() + Lag);
        if (Lag > TimeSpan.Zero)
            waiting.Enqueue(taken);
        else
            Apply(taken, change);
    }

    /// <summary>What orders took of an entry that does not show yet; reservations know of it.</summary>
    internal long Waiting(string id) => waiting.Where(taken => taken.Id == id).Sum(taken => taken.Quantity);

    private void Apply(DateTimeOffset until)
    {
        while (waiting.TryPeek(out var taken) && taken.Due <= until)
        {
            waiting.Dequeue();
            if (project.Of(InventoryResource.Kind.TypeId).ById(taken.Id) is not null)
                Apply(taken, taken.Change.Later());
        }
    }

    private void Apply(Taken taken, Change change) => project.Adjust(
        InventoryResource.Kind, change, taken.Id, (step, entry) => InventoryResource.Order(step, entry, taken.Quantity));

    private sealed record Taken(Change Change, string Id, long Quantity, DateTimeOffset Due);
}
