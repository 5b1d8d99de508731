namespace Connector.Sync.Links;

/// <summary>What became of a commercetools order in MAX; answers "already exported?" without asking either system.</summary>
public sealed record OrderLink
{
    /// <summary>commercetools order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Order number in commercetools, when it has one.</summary>
    public string? ExternalNumber { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>MAX order number as commercetools shows it: the numbers of all <see cref="Parts"/>, joined by ", "; empty while MAX holds nothing.</summary>
    public required string MaxOrderNumber { get; init; }

    /// <summary>The MAX orders, by the external id under which the gateway knows them; empty while MAX holds nothing.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    /// <summary>MAX orders that an edit of the order made needless and that were closed; MAX cannot open them again.</summary>
    public IReadOnlyDictionary<string, string> ClosedParts { get; init; } = new Dictionary<string, string>();

    /// <summary>MAX customer account.</summary>
    public required string CustomerId { get; init; }

    /// <summary>commercetools customer whose account that is; null for guests.</summary>
    public string? ShopCustomerId { get; init; }

    /// <summary>Hash of the documents that MAX was given.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Hash of the commercetools order that MAX holds (<c>OrderContent</c>); null in rows that are older than this field.</summary>
    public string? SourceHash { get; init; }

    /// <summary>
    /// Hash of the order whose write into MAX was begun and is not known to be finished; null when nothing is under way.
    /// Saved before the gateway is asked, so that no crash hides a write.
    /// </summary>
    public string? Pending { get; init; }

    /// <summary>Counts the writes that were begun; part of their idempotency keys, since an edit may bring back an earlier content.</summary>
    public int Revision { get; init; }

    /// <summary>When the order was closed in MAX because it is cancelled in commercetools, UTC; null while it is not.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Version of the commercetools order after our last write to it; older hints need no work. 0 until it was written.</summary>
    public required long AppliedVersion { get; init; }

    /// <summary>When MAX confirmed the order, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>True once MAX holds the order, or a part of it.</summary>
    public bool IsExported => Parts.Count > 0;
}

/// <summary>The links between commercetools orders and MAX orders.</summary>
public interface IOrderLinks
{
    /// <summary>The link of an order, or null.</summary>
    Task<OrderLink?> FindAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces a link.</summary>
    Task SaveAsync(OrderLink link, CancellationToken cancellationToken);
}
