using Connector.Mapping;

namespace Connector.Sync.Stock;

/// <summary>What the shop has sold that MAX's numbers do not contain.</summary>
public sealed class PendingDemand
{
    private readonly Dictionary<(string Company, string Part, string Channel), decimal> salesUnits = [];

    /// <summary>Number of orders that are counted.</summary>
    public int Orders { get; private set; }

    /// <summary>Pieces of a SKU that are pending in a warehouse, under all SKUs of its part.</summary>
    public decimal Pieces(string company, string part, string channel, string sku, MappingDocument mapping) =>
        salesUnits.TryGetValue((company, part, channel), out var units) ? StockMapping.Pieces(units, sku, mapping) : 0;

    internal void Add(string company, IEnumerable<ShopDemand> goods)
    {
        Orders++;
        foreach (var (part, channel, units) in goods)
        {
            var key = (company, part, channel);
            salesUnits[key] = salesUnits.GetValueOrDefault(key) + units;
        }
    }
}
