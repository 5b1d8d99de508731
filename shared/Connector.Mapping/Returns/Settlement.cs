using Connector.ExactMax.Contract;
using Connector.Mapping.Feedback;

namespace Connector.Mapping.Returns;

/// <summary>
/// A credit memo settles the items of its return in order, as far as its quantities of their parts reach: those to be
/// credited first, then those that were to be replaced or repaired, then those that the shop does not refund: these show the
/// memo, and keep their payment state.
/// </summary>
internal static class Settlement
{
    /// <summary>The items that are settled with this memo.</summary>
    public static List<KnownReturn> Settle(FeedbackScope scope, List<KnownReturn> tied, CreditMemo memo)
    {
        var left = memo.Lines.GroupBy(line => line.Part, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity), StringComparer.Ordinal);
        var settled = new List<KnownReturn>();
        foreach (var known in tied.Where(known => !known.IsSettled && known.Open.Count > 0).OrderBy(known => Rank(scope, known)))
        {
            foreach (var part in known.Open.Keys.ToList())
            {
                var covered = Math.Min(known.Open[part], left.GetValueOrDefault(part));
                if (covered <= 0) continue;
                (known.Open[part], left[part]) = (known.Open[part] - covered, left[part] - covered);
                if (!known.CreditNumbers.Contains(memo.CreditNumber!)) known.CreditNumbers.Add(memo.CreditNumber!);
            }

            if (known.Open.Values.Any(open => open > 0)) continue;
            known.IsSettled = true;
            settled.Add(known);
        }

        return settled;
    }

    private static int Rank(FeedbackScope scope, KnownReturn known)
    {
        if (!known.Returned.IsRefundable) return 2;
        return ReturnReasons.Find(known.Returned.Item, scope.Mapping.Json.Returns) is { Action: not ReturnAction.Credit } ? 1 : 0;
    }
}
