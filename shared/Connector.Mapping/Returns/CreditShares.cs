using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>What returned pieces are worth: their share of their line, and of freight, discount and rounding of the order.</summary>
/// <param name="Net">Share of the line's net, in coins.</param>
/// <param name="Taxes">Shares of the line's taxes.</param>
/// <param name="OfOrder">Shares of the order's own amounts, always in the same order.</param>
internal sealed record CreditShare(long Net, CodedTax[] Taxes, Charge[] OfOrder);

/// <summary>Divides the order over its returns. It is asked for all returned pieces, in the order in which they came back.</summary>
internal sealed class CreditShares
{
    private readonly Dictionary<string, Charge> lines;
    private readonly List<SharedAmount> ofOrder;
    private readonly List<ReturnBasis> bases;

    public CreditShares(OrderScope scope)
    {
        var all = SoldAmounts.Of(scope);
        lines = all.Where(charge => charge.Kind is SalesOrderLineKind.Item or SalesOrderLineKind.Service).ToDictionary(charge => charge.Id, StringComparer.Ordinal);
        ofOrder = SharedAmounts.Of(all, scope.Mapping.Json.Returns);
        bases = ofOrder.ConvertAll(own => own.Basis).Distinct().ToList();
    }

    /// <summary>The line as it was sold; null when the order has no such line.</summary>
    public Charge? Sold(string line) => lines.GetValueOrDefault(line);

    /// <summary>The worth of the pieces after <paramref name="from"/> up to <paramref name="to"/> of a line.</summary>
    public CreditShare Take(Charge line, decimal from, decimal to)
    {
        var pieces = (long)line.Quantity;
        var before = ofOrder.ConvertAll(own => own.Basis.Position);
        foreach (var basis in bases) basis.Advance(line.Id, from, to);
        return new(
            CumulativeShare.Between(line.Net, from, to, pieces),
            Array.ConvertAll(line.Taxes, tax => tax with { Amount = CumulativeShare.Between(tax.Amount, from, to, pieces) }),
            [.. ofOrder.Select((own, i) => own.Since(before[i]))]);
    }
}
