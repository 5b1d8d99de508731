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

    /// <summary>MAX order number.</summary>
    public required string MaxOrderNumber { get; init; }

    /// <summary>MAX customer account.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Hash of the document that MAX was given.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Version of the commercetools order after our last write to it; older hints need no work. 0 until it was written.</summary>
    public required long AppliedVersion { get; init; }

    /// <summary>When MAX confirmed the order, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }
}

/// <summary>The links between commercetools orders and MAX orders.</summary>
public interface IOrderLinks
{
    /// <summary>The link of an order, or null.</summary>
    Task<OrderLink?> FindAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces a link.</summary>
    Task SaveAsync(OrderLink link, CancellationToken cancellationToken);
}
