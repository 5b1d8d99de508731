namespace Connector.Sandbox.ServiceBus;

/// <summary>A session of a queue; changed only under the queue's lock.</summary>
internal sealed class SessionEntry(string id)
{
    public string Id => id;
    public SortedSet<Entry> Available { get; } = new(Entry.BySequence);
    public HashSet<Entry> Locked { get; } = [];
    public int Deferred { get; set; }
    public byte[]? State { get; set; }
    public LockedSession? Owner { get; set; }
    public Deadline? LockExpiry { get; set; }

    /// <summary>Place among the sessions that can be accepted; null while this one cannot.</summary>
    public LinkedListNode<SessionEntry>? Place { get; set; }

    public bool IsReady => Owner is null && Available.Count > 0;

    /// <summary>Nothing would be lost by forgetting the session.</summary>
    public bool IsEmpty => Owner is null && State is null && Available.Count == 0 && Locked.Count == 0 && Deferred == 0;
}
