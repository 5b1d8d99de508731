using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.Mapping;

namespace Connector.Sync.Orders;

/// <summary>What would become of an order.</summary>
public sealed record OrderPreviewResult
{
    /// <summary>commercetools order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Order number in commercetools.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Order state in commercetools.</summary>
    public required string OrderState { get; init; }

    /// <summary>The version that was read.</summary>
    public required long Version { get; init; }

    /// <summary>What the flow would do.</summary>
    public required PreviewAction Action { get; init; }

    /// <summary>Whether the order may go to MAX.</summary>
    public required PreviewGate Gate { get; init; }

    /// <summary>What MAX holds of it; null when the order never was exported.</summary>
    public PreviewLink? Link { get; init; }

    /// <summary>MAX company.</summary>
    public string? Company { get; init; }

    /// <summary>MAX account; null when it would be matched or created.</summary>
    public string? Account { get; init; }

    /// <summary>The account as it would be matched or created.</summary>
    public CustomerRequest? Customer { get; init; }

    /// <summary>The documents that MAX would get.</summary>
    public IReadOnlyList<PreviewOrder> Documents { get; init; } = [];

    /// <summary>For an order that would be changed: the lines in which MAX differs.</summary>
    public IReadOnlyList<LineDifference> Changes { get; init; } = [];

    /// <summary>What prevents the mapping.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>What the flow would do with an order.</summary>
public enum PreviewAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Nothing yet.</summary>
    Wait,

    /// <summary>Create it in MAX.</summary>
    Create,

    /// <summary>Change it in MAX.</summary>
    Change,

    /// <summary>Close it in MAX.</summary>
    Cancel,

    /// <summary>Ask an operator: the order was opened again after MAX closed it.</summary>
    Refuse,
}

/// <summary>The gate's decision.</summary>
/// <param name="Readiness">Whether the order may go.</param>
/// <param name="Reason">Why not.</param>
public sealed record PreviewGate(ExportReadiness Readiness, string? Reason);

/// <summary>What MAX holds of an order.</summary>
/// <param name="MaxOrderNumber">The numbers as commercetools shows them.</param>
/// <param name="Company">MAX company.</param>
/// <param name="Parts">Number by external id.</param>
/// <param name="ExportedAt">When it was exported, UTC.</param>
/// <param name="CancelledAt">When it was closed, UTC.</param>
/// <param name="IsUnderWay">True while a write into MAX is begun and not known to be finished.</param>
public sealed record PreviewLink(string MaxOrderNumber, string Company, IReadOnlyDictionary<string, string> Parts, DateTimeOffset ExportedAt, DateTimeOffset? CancelledAt, bool IsUnderWay);

/// <summary>One MAX order.</summary>
/// <param name="ExternalId">Id under which the gateway knows it.</param>
/// <param name="MaxOrderNumber">Its number when MAX holds it.</param>
/// <param name="Records">Its documents.</param>
public sealed record PreviewOrder(string ExternalId, string? MaxOrderNumber, IReadOnlyList<MaxDocument> Records);
