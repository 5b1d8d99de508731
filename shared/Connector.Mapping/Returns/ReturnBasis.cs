using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>How much of the goods has come back, by weight: what amounts of the whole order are divided by.</summary>
internal sealed class ReturnBasis
{
    private readonly Dictionary<string, (long Weight, long Pieces)> lines;

    private ReturnBasis(IEnumerable<Charge> goods, Func<Charge, long> weight) =>
        lines = goods.ToDictionary(line => line.Id, line => (weight(line), (long)line.Quantity), StringComparer.Ordinal);

    public long Total => lines.Values.Sum(line => line.Weight);

    /// <summary>What has come back so far.</summary>
    public long Position { get; private set; }

    /// <summary>By net; vouchers and gifts weigh nothing, and where everything is free, pieces weigh.</summary>
    public static ReturnBasis ByNet(IReadOnlyCollection<Charge> goods) =>
        goods.Any(line => line.Net > 0) ? new(goods, line => Math.Max(0, line.Net)) : new(goods, line => (long)line.Quantity);

    /// <summary>By pieces of all goods that cost something: it is complete when the last of them has come back.</summary>
    public static ReturnBasis ByPieces(IReadOnlyCollection<Charge> goods) =>
        goods.Any(line => line.Net > 0) ? new(goods, line => line.Net > 0 ? (long)line.Quantity : 0) : new(goods, line => (long)line.Quantity);

    /// <summary>Moves on by pieces of a line.</summary>
    public void Advance(string line, decimal from, decimal to)
    {
        if (lines.TryGetValue(line, out var own)) Position += CumulativeShare.Between(own.Weight, from, to, own.Pieces);
    }
}
