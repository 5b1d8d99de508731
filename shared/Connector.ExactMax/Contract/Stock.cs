namespace Connector.ExactMax.Contract;

/// <summary>What a stockroom can sell of a part: one element of <c>GET /v1/{company}/stock?part=..&amp;part=..</c>.</summary>
public sealed record StockLevel
{
    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Stockroom, <c>STK_06</c>.</summary>
    public required string Stockroom { get; init; }

    /// <summary>Nettable on hand less open sales from this stockroom, in sales units, rounded down, never below 0.</summary>
    public required decimal Available { get; init; }

    /// <summary>Sales unit.</summary>
    public string? Unit { get; init; }
}
