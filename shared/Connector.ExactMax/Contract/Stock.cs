namespace Connector.ExactMax.Contract;

/// <summary>What a stockroom can sell of a part, as the routing of order lines needs it.</summary>
public sealed record StockLevel
{
    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Stockroom, <c>STK_06</c>.</summary>
    public required string Stockroom { get; init; }

    /// <summary>On hand less open sales and transfers from this stockroom, in sales units, rounded down, never below 0.</summary>
    public required decimal Available { get; init; }

    /// <summary>Sales unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The levels of a part's stockrooms.</summary>
    /// <param name="stock">The part's stock.</param>
    public static IEnumerable<StockLevel> Of(PartStock stock) => stock.Stockrooms.Select(room => new StockLevel
    {
        Part = stock.Part,
        Stockroom = room.Stockroom,
        Available = Math.Max(0, Math.Floor(room.Available / stock.StockUnitsPerSalesUnit)),
        Unit = stock.SalesUnit,
    });
}
