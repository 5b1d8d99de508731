using Connector.ExactMax.Contract;
using Connector.Mapping.Feedback;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>Tells, and only tells, where MAX credited something else than the returned pieces' share of the order.</summary>
internal static class CreditComparison
{
    /// <summary>A few words on the difference; null when there is none, or the memo covers an item in part.</summary>
    public static string? Difference(FeedbackScope scope, List<KnownReturn> returns, List<KnownReturn> tied, List<KnownReturn> settled, CreditMemo memo)
    {
        var touched = tied.FindAll(known => known.CreditNumbers.Contains(memo.CreditNumber!));
        if (touched.Count == 0 || touched.Exists(known => !settled.Contains(known) || known.CreditNumbers.Count > 1)) return null;
        var order = new OrderScope
        {
            Input = new() { Order = scope.Order },
            Mapping = scope.Mapping,
            Company = scope.Mapping.CompanyByName[scope.Input.Company],
            CompanyIsKnown = true,
            Problems = [],
        };
        var shares = new CreditShares(order);
        long net = 0, tax = 0;
        foreach (var known in returns)
        {
            if (shares.Sold(known.Returned.LineId) is not { } line) return null;
            var share = shares.Take(line, known.Returned.Before, known.Returned.After);
            if (!touched.Contains(known)) continue;
            net += share.Net + share.OfOrder.Sum(own => own.Net);
            tax += share.Taxes.Sum(own => own.Amount) + share.OfOrder.Sum(own => own.Taxes.Sum(part => part.Amount));
        }

        var (ownNet, ownTax) = (Coins.ToDecimal(net, order.Digits), Coins.ToDecimal(tax, order.Digits));
        return order.Problems.Count > 0 || (memo.Net == ownNet && memo.Tax == ownTax) ? null
            : $"net {CreditChecks.Text(memo.Net, memo.Currency)} and tax {CreditChecks.Text(memo.Tax, memo.Currency)} instead of the returned pieces' {CreditChecks.Text(ownNet, memo.Currency)} and {CreditChecks.Text(ownTax, memo.Currency)}";
    }
}
