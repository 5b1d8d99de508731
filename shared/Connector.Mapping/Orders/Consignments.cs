using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// An order that ships to several addresses or by several methods has a consignment per address and method that its lines
/// name. The mapping makes them deliveries of one MAX order, or a MAX order each.
/// </summary>
internal sealed class Consignments
{
    private static readonly Consignments One = new([Consignment.Whole], orderEach: false);

    private Consignments(List<Consignment> all, bool orderEach) => (All, OrderEach) = (all, orderEach);

    /// <summary>In the order of the shipping methods, then of the addresses.</summary>
    public IReadOnlyList<Consignment> All { get; }

    /// <summary>True when every consignment is a MAX order of its own.</summary>
    public bool OrderEach { get; }

    /// <summary>The consignments that become MAX orders.</summary>
    public IReadOnlyList<Consignment> Orders => OrderEach ? All : [All[0]];

    public static Consignments Of(OrderScope scope)
    {
        if (!scope.HasSeveralShippings || scope.IsRefused) return One;
        var order = scope.Order;
        var found = new SortedSet<Consignment>(Comparer<Consignment>.Create((a, b) => (Rank(a.Shipping), Rank(a.Address)).CompareTo((Rank(b.Shipping), Rank(b.Address)))));
        for (var i = 0; i < order.LineItems.Count; i++) Add(order.LineItems[i].ShippingDetails, new("lineItems", i));
        for (var i = 0; i < order.CustomLineItems.Count; i++) Add(order.CustomLineItems[i].ShippingDetails, new("customLineItems", i));
        if (found.Count == 0) found.Add(new(order.Shipping.Count > 0 ? 0 : -1, -1));
        return new([.. found], scope.Mapping.Json.Shipping.Multiple == MultipleShipping.Orders);

        void Add(ItemShippingDetails? details, SourcePath path)
        {
            for (var i = 0; i < (details?.Targets.Count ?? 0); i++)
                if (details!.Targets[i].Quantity != 0) found.Add(Find(order, details.Targets[i], scope, new(path.ToString(), -1, $"shippingDetails.targets[{i}]")));
        }

        static int Rank(int index) => index < 0 ? int.MaxValue : index;
    }

    /// <summary>The consignment of a target.</summary>
    public static Consignment Of(Order order, ItemShippingTarget target) => Find(order, target, null, default);

    /// <summary>Which MAX order a consignment belongs to.</summary>
    public int OrderOf(Consignment consignment)
    {
        if (!OrderEach) return 0;
        for (var i = 0; i < All.Count; i++)
            if (All[i] == consignment) return i;
        return 0;
    }

    /// <summary>Which MAX order a shipping's freight belongs to: the first that ships by it, else the first of all.</summary>
    public int OrderOfShipping(int shipping)
    {
        if (!OrderEach) return 0;
        for (var i = 0; i < All.Count; i++)
            if (All[i].Shipping == shipping) return i;
        return 0;
    }

    private static Consignment Find(Order order, ItemShippingTarget target, OrderScope? scope, SourcePath path)
    {
        var address = IndexOf(order.ItemShippingAddresses, address => address.Key, target.AddressKey);
        if (address < 0)
            scope?.Report(ProblemCode.Missing, path.Field("addressKey"), target.AddressKey, $"The order has no item shipping address '{target.AddressKey}'. Correct the order in commercetools.");
        if (target.ShippingMethodKey is { } key)
        {
            var named = IndexOf(order.Shipping, shipping => shipping.ShippingKey, key);
            if (named < 0)
                scope?.Report(ProblemCode.Missing, path.Field("shippingMethodKey"), key, $"The order has no shipping '{key}'. Correct the order in commercetools.");
            return new(named, address);
        }

        // A target need not name its shipping: then it is the only one, or the one to the same address.
        var shipping = order.Shipping.Count == 1 ? 0 : IndexOf(order.Shipping, shipping => shipping.ShippingAddress?.Key, target.AddressKey);
        if (shipping < 0 && order.Shipping.Count > 0)
            scope?.Report(ProblemCode.Missing, path.Field("shippingMethodKey"), null, "The target names no shipping, and neither its address nor the order tells which one it is. Correct the order in commercetools.");
        return new(shipping, address);
    }

    private static int IndexOf<T>(IReadOnlyList<T> all, Func<T, string?> key, string? wanted)
    {
        for (var i = 0; i < all.Count; i++)
            if (wanted is not null && key(all[i]) == wanted) return i;
        return -1;
    }
}
