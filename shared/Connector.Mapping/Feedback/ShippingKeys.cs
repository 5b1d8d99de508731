using Connector.Commercetools.Models;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Feedback;

/// <summary>
/// By which of the order's shippings the pieces of a MAX line go (shipping mode <c>Multiple</c>). Where every address has a
/// MAX order, the id of the MAX order tells; else the deliveries of a line stand in the order of its targets.
/// </summary>
internal sealed class ShippingKeys
{
    private readonly OrderScope scope;
    private readonly Consignments consignments;
    private readonly Dictionary<string, int> shippingByExternalId = new(StringComparer.Ordinal);

    private ShippingKeys(OrderScope scope, Consignments consignments)
    {
        (this.scope, this.consignments) = (scope, consignments);
        if (!consignments.OrderEach) return;
        for (var i = 0; i < consignments.All.Count; i++)
            shippingByExternalId[ExternalId.Of(scope.Order, consignments, new(i, 1, [], 0, 0))] = consignments.All[i].Shipping;
    }

    /// <summary>True when the key says more than that the order has a shipping.</summary>
    public bool AreSeveral => scope.HasSeveralShippings && scope.Order.Shipping.Count > 1;

    public static ShippingKeys Of(FeedbackScope feedback)
    {
        var scope = new OrderScope
        {
            Input = new() { Order = feedback.Order },
            Mapping = feedback.Mapping,
            Company = feedback.Mapping.CompanyByName[feedback.Input.Company],
            CompanyIsKnown = true,
            Problems = [],
        };
        return new(scope, Consignments.Of(scope));
    }

    /// <summary>The key; null in mode <c>Single</c>. False when it cannot be told.</summary>
    public bool TryFind(SoldLine line, MaxLine max, out string? key)
    {
        key = null;
        if (!scope.HasSeveralShippings) return true;
        var shippings = scope.Order.Shipping;
        var index = shippings.Count == 1 ? 0 : OfOrder(max.Part.Order.ExternalId) ?? OfLine(line, max);
        if (index is not { } found || found < 0) return false;
        key = shippings[found].ShippingKey;
        return true;
    }

    // A long order goes on in parts, whose ids have a number behind.
    private int? OfOrder(string? externalId)
    {
        if (externalId is null) return null;
        if (shippingByExternalId.TryGetValue(externalId, out var shipping)) return shipping;
        var slash = externalId.LastIndexOf('/');
        return slash > 0 && int.TryParse(externalId.AsSpan(slash + 1), out _) && shippingByExternalId.TryGetValue(externalId[..slash], out shipping) ? shipping : null;
    }

    private int? OfLine(SoldLine line, MaxLine max)
    {
        var shares = LineShares.Of(scope, consignments, line.Source);
        if (shares.Count > 0 && shares.All(share => Of(share) == Of(shares[0]))) return Of(shares[0]);
        if (consignments.OrderEach) return null;
        // The lines fill the shares one after the other; a line that reaches over the end of its share was changed in MAX.
        var (at, filled) = (0, 0m);
        foreach (var own in line.Lines)
        {
            if (at == shares.Count) return null;
            filled += own.State.Ordered;
            var size = line.Units(shares[at].Quantity);
            if (filled > size) return null;
            if (own == max) return Of(shares[at]);
            if (filled == size) (at, filled) = (at + 1, 0);
        }

        return null;
    }

    // Pieces without a target go by the shipping of the order's first.
    private int Of(LineShare share) => share.To.Shipping >= 0 ? share.To.Shipping : consignments.All[0].Shipping;
}
