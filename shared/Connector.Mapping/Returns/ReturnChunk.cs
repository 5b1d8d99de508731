using Connector.ExactMax.Contract;

namespace Connector.Mapping.Returns;

/// <summary>Pieces of a return item that were sold with one line in MAX.</summary>
internal sealed record ReturnChunk
{
    public required ReturnedItem Returned { get; init; }

    public required ReturnReason Reason { get; init; }

    public required MaxLine Line { get; init; }

    /// <summary>In sales units.</summary>
    public required decimal Quantity { get; init; }

    public string? Unit { get; init; }

    public SalesOrderLineKind Kind { get; init; }

    /// <summary>What the pieces are worth; null when no credit memo is entered for them.</summary>
    public CreditShare? Credit { get; init; }
}
