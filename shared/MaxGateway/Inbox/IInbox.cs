namespace Connector.MaxGateway.Inbox;

/// <summary>The durable inbox: every write survives a crash once <see cref="AddAsync"/> has returned.</summary>
internal interface IInbox
{
    /// <summary>Adds an operation unless its company has one with the key; returns what the inbox then holds under the key.</summary>
    Task<InboxEntry> AddAsync(InboxEntry entry, CancellationToken cancellation);

    /// <summary>Records progress or the outcome.</summary>
    Task SaveAsync(InboxEntry entry, CancellationToken cancellation);

    /// <summary>Queues a failed or unknown operation again, with its body, which may have been forgotten; does nothing to others.</summary>
    Task RequeueAsync(string operationId, string hash, string body, CancellationToken cancellation);

    /// <summary>Blanks the bodies, which hold names and addresses, of operations that finished earlier; hashes and numbers stay.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation);

    Task<InboxEntry?> FindAsync(string company, string key, CancellationToken cancellation);

    Task<InboxEntry?> GetAsync(string company, string operationId, CancellationToken cancellation);

    Task<IReadOnlyList<InboxEntry>> ByExternalIdAsync(string company, string externalId, CancellationToken cancellation);

    /// <summary>The operation that made an order, or null.</summary>
    Task<InboxEntry?> ByOrderNumberAsync(string company, string orderNumber, CancellationToken cancellation);

    /// <summary>The oldest operation that is queued, or that a stopped gateway left running.</summary>
    Task<InboxEntry?> NextAsync(string company, CancellationToken cancellation);

    Task<int> WaitingAsync(string company, CancellationToken cancellation);
}
