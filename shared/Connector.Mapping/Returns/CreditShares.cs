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
    private readonly List<(Charge Charge, ReturnBasis Basis, bool AtTheEnd)> ofOrder = [];
    private readonly List<ReturnBasis> bases;

    public CreditShares(OrderScope scope)
    {
        var rules = scope.Mapping.Json.Returns;
        var all = SoldAmounts.Of(scope);
        var sold = all.FindAll(charge => charge.Kind is SalesOrderLineKind.Item or SalesOrderLineKind.Service);
        lines = sold.ToDictionary(charge => charge.Id, StringComparer.Ordinal);
        // Services stay with the customer; only where there is nothing else are they the goods.
        var products = sold.FindAll(charge => charge.Kind == SalesOrderLineKind.Item);
        var goods = products.Count > 0 ? products : sold;
        var (byNet, byPieces, byAll) = (ReturnBasis.ByNet(goods), ReturnBasis.ByPieces(goods), ReturnBasis.ByNet(sold));
        bases = [byNet, byPieces, byAll];
        foreach (var charge in all)
        {
            if (charge.Kind == SalesOrderLineKind.Freight && rules.Freight != FreightCredit.None)
                ofOrder.Add(rules.Freight == FreightCredit.Last ? (charge, byPieces, true) : (charge, byNet, false));
            else if (charge.Kind == SalesOrderLineKind.Rounding || (charge.Kind == SalesOrderLineKind.Discount && rules.TotalDiscount == DiscountCredit.Proportional))
                ofOrder.Add((charge, byAll, false));
        }
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
            [.. ofOrder.Select((own, i) => Part(own.Charge, own.AtTheEnd, before[i], own.Basis))]);
    }

    private static Charge Part(Charge charge, bool atTheEnd, long before, ReturnBasis basis)
    {
        return charge with { Net = Of(charge.Net), Taxes = Array.ConvertAll(charge.Taxes, tax => tax with { Amount = Of(tax.Amount) }) };

        long Of(long amount) => atTheEnd
            ? before < basis.Total && basis.Position >= basis.Total ? amount : 0
            : CumulativeShare.Between(amount, before, basis.Position, Math.Max(1, basis.Total));
    }
}
