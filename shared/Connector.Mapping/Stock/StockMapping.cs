using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>
/// What a warehouse can sell of a part: nettable on hand less open sales and pending transfers of its stockrooms, less
/// safety stock and buffer, never below zero, in pieces as commercetools counts them, rounded down.
/// </summary>
public static class StockMapping
{
    /// <summary>The stock of a SKU in every warehouse of a company; warehouses without stock are there with 0.</summary>
    /// <param name="stock">The part in MAX.</param>
    /// <param name="sku">SKU that stands for the part.</param>
    /// <param name="company">MAX company of the part.</param>
    /// <param name="today">Today in the company's time zone.</param>
    /// <param name="mapping">The business decisions.</param>
    public static IReadOnlyList<SellableStock> Of(PartStock stock, string sku, string company, DateOnly today, MappingDocument mapping)
    {
        var rules = mapping.Json.Stock;
        var safety = rules.SafetyStock == SafetyStockUse.Subtract ? stock.SafetyStock : 0;
        var warehouses = mapping.WarehousesOf(company);
        var result = new SellableStock[warehouses.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var warehouse = warehouses[i];
            var left = Math.Max(0, OnHandLeft(stock, warehouse, rules.Reserves));
            // MAX keeps one safety stock for all stockrooms: warehouses give it in the order of mapping.json.
            var kept = Math.Min(left, safety);
            safety -= kept;
            var pieces = Pieces((left - kept) / stock.StockUnitsPerSalesUnit, sku, mapping) - warehouse.Buffer;
            result[i] = new()
            {
                Sku = sku,
                Channel = warehouse.Channel,
                Pieces = stock.Discontinued && rules.Discontinued == DiscontinuedStock.Zero ? 0 : pieces,
            };
            if (rules.ExpectedDelivery && !stock.Discontinued && Next(stock, warehouse, today) is { } due)
                result[i] = result[i] with { ExpectedDelivery = mapping.StartOfDay(company, due), RestockableInDays = due.DayNumber - today.DayNumber };
        }

        return result;
    }

    /// <summary>Pieces of a SKU in MAX's sales units.</summary>
    /// <param name="sku">SKU.</param>
    /// <param name="pieces">Pieces as commercetools counts them.</param>
    /// <param name="mapping">The business decisions.</param>
    public static decimal SalesUnits(string sku, decimal pieces, MappingDocument mapping)
    {
        if (!mapping.UnitBySku.TryGetValue(sku, out var unit)) return pieces;
        return unit.PiecesPerUnit is { } per ? pieces / per : pieces * (unit.UnitsPerPiece ?? 1);
    }

    private static decimal OnHandLeft(PartStock stock, WarehouseJson warehouse, Reservation reserves)
    {
        decimal left = 0;
        foreach (var room in stock.Stockrooms)
        {
            if (!warehouse.Stockrooms.Contains(room.Stockroom)) continue;
            // Where commercetools reserves, its own orders are taken off by the caller, from their placement to their shipment.
            left += reserves == Reservation.Max ? room.Available : room.Available + room.OpenSalesOfCaller;
        }

        return left;
    }

    /// <summary>MAX's sales units in pieces of a SKU.</summary>
    /// <param name="salesUnits">Sales units.</param>
    /// <param name="sku">SKU.</param>
    /// <param name="mapping">The business decisions.</param>
    public static decimal Pieces(decimal salesUnits, string sku, MappingDocument mapping)
    {
        if (!mapping.UnitBySku.TryGetValue(sku, out var unit)) return salesUnits;
        return unit.PiecesPerUnit is { } pieces ? salesUnits * pieces : salesUnits / (unit.UnitsPerPiece ?? 1);
    }

    // Supply without a stockroom may go anywhere; what is overdue is expected from tomorrow on.
    private static DateOnly? Next(PartStock stock, WarehouseJson warehouse, DateOnly today)
    {
        foreach (var supply in stock.Supply)
        {
            if (supply.Quantity <= 0 || (supply.Stockroom is { } room && !warehouse.Stockrooms.Contains(room))) continue;
            return supply.Due > today ? supply.Due : today.AddDays(1);
        }

        return null;
    }
}
