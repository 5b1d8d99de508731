using Connector.Mapping;

namespace Connector.Sync.Links;

/// <summary>What became of a commercetools return in MAX.</summary>
public sealed record ReturnLink
{
    /// <summary>commercetools order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Names the return, as <see cref="ReturnPlan.ExternalId"/>.</summary>
    public required string ExternalId { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>
    /// What MAX was, or is being, asked to enter, exactly: saved before MAX is asked, since the same return may be planned
    /// otherwise once MAX has shipped more. Null when MAX refused all of it, and it shall be planned anew.
    /// </summary>
    public ReturnPlan? Plan { get; init; }

    /// <summary>Counts the plans; part of the idempotency keys.</summary>
    public int Revision { get; init; }

    /// <summary>RMA number; null until MAX has one.</summary>
    public string? ReturnNumber { get; init; }

    /// <summary>MAX order numbers of the credit memos that were entered, in the order of the plan.</summary>
    public IReadOnlyList<string> CreditMemos { get; init; } = [];

    /// <summary>When MAX had all of it, UTC; null while something is missing.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>The return items that MAX knows of, or is being told of.</summary>
    public IReadOnlyList<string> Items => Plan?.Items ?? [];
}

/// <summary>The links between commercetools returns and MAX.</summary>
public interface IReturnLinks
{
    /// <summary>All returns of an order.</summary>
    Task<IReadOnlyList<ReturnLink>> OfAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces a link.</summary>
    Task SaveAsync(ReturnLink link, CancellationToken cancellationToken);
}
