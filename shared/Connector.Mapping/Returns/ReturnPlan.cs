using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping;

/// <summary>Everything that entering an order's returns in MAX needs to know; it reads nothing itself.</summary>
public sealed record ReturnInput
{
    /// <summary>The commercetools order.</summary>
    public required Order Order { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>What each MAX order of it has come to.</summary>
    public required IReadOnlyList<OrderFulfilment> Parts { get; init; }

    /// <summary>Ids of the return items that MAX was given before.</summary>
    public IReadOnlySet<string> Entered { get; init; } = new HashSet<string>();

    /// <summary>Today in the company's time zone.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>One return of the order that MAX does not know yet.</summary>
public sealed record ReturnPlan
{
    /// <summary>Names the return: the order's id and that of the return's first item.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Ids of its return items.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>The RMA to enter; null where <c>returns.mode</c> enters a credit memo at once.</summary>
    public ReturnRequest? Return { get; init; }

    /// <summary>The credit memos to enter, one per MAX order; empty where MAX's people enter them after the RMA.</summary>
    public IReadOnlyList<CreditMemoRequest> CreditMemos { get; init; } = [];
}

/// <summary>All returns of an order that MAX does not know yet.</summary>
/// <param name="Returns">The returns, oldest first; empty when MAX knows all.</param>
public sealed record ReturnPlans(IReadOnlyList<ReturnPlan> Returns);
