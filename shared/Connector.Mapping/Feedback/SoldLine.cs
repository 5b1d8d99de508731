using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Feedback;

/// <summary>A line of the order with the MAX lines that it became: several after splits, deliveries and two prices.</summary>
internal sealed class SoldLine(string id, ShippedLine source, LineItem? item, UnitJson? unit)
{
    public string Id { get; } = id;

    public ShippedLine Source { get; } = source;

    /// <summary>The product line; null for a custom line item.</summary>
    public LineItem? Item { get; } = item;

    /// <summary>How MAX counts; null when it counts pieces.</summary>
    public UnitJson? Unit { get; } = unit;

    public long Quantity => Source.Quantity;

    public List<MaxLine> Lines { get; } = [];

    /// <summary>Pieces of a quantity in MAX's sales units: the way back of the export. Whole or not.</summary>
    public decimal Pieces(decimal quantity) => Unit?.PiecesPerUnit is { } perUnit ? quantity * perUnit : quantity / (Unit?.UnitsPerPiece ?? 1);

    /// <summary>MAX's sales units of pieces.</summary>
    public decimal Units(long pieces) => Unit?.PiecesPerUnit is { } perUnit ? pieces / perUnit : pieces * (Unit?.UnitsPerPiece ?? 1);
}

/// <summary>A line in MAX.</summary>
/// <param name="Part">Its order.</param>
/// <param name="State">As it stands.</param>
/// <param name="Status">What its status means.</param>
internal sealed record MaxLine(OrderFulfilment Part, SalesOrderLineState State, MaxStatus Status)
{
    public bool IsClosed => Status is MaxStatus.Closed or MaxStatus.Cancelled;

    /// <summary>Nothing more will ship of it.</summary>
    public bool IsDone => IsClosed || State.Shipped >= State.Ordered;

    /// <summary>What is still to ship, in sales units.</summary>
    public decimal Due => IsClosed ? 0 : Math.Max(0, Math.Min(State.Due, State.Ordered - State.Shipped));

    /// <summary>It was shipped short, or its date has passed.</summary>
    public bool IsBackordered(DateOnly? today) => Due > 0 && (State.Shipped > 0 || State.RequestedDate < today);
}
