using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// Shipping becomes a line of the company's freight part, with the price after shipping discounts; the mapping says whether
/// free shipping is written. Several shipping methods in one MAX order become a line each, whose reference is the ship-via.
/// </summary>
internal static class Freight
{
    private static readonly SourcePath Path = new("shippingInfo");

    public static void Add(OrderScope scope, Consignments consignments, List<Charge> charges)
    {
        if (scope.Order.ShippingInfo is { } single && !scope.HasSeveralShippings) Add(scope, charges, Line(scope, single, "shippingInfo", Path));
        if (!scope.HasSeveralShippings) return;
        for (var i = 0; i < scope.Order.Shipping.Count; i++)
        {
            var shipping = scope.Order.Shipping[i];
            var path = new SourcePath("shipping", i, "shippingInfo");
            var charge = Line(scope, shipping.ShippingInfo, $"shipping/{shipping.ShippingKey}", path);
            Add(scope, charges, charge with
            {
                Order = consignments.OrderOfShipping(i),
                Reference = consignments.OrderEach ? null : ShipVia(scope, shipping.ShippingInfo, path),
            });
        }
    }

    /// <summary>The ship-via of an order whose goods go to the consignment.</summary>
    public static string? ShipVia(OrderScope scope, Consignment consignment)
    {
        if (!scope.HasSeveralShippings) return scope.Order.ShippingInfo is { } single ? ShipVia(scope, single, Path) : null;
        return consignment.ShippingOf(scope.Order) is { } own ? ShipVia(scope, own.ShippingInfo, new("shipping", consignment.Shipping, "shippingInfo")) : null;
    }

    // The shipping method's name or id decides the ship-via.
    private static string? ShipVia(OrderScope scope, ShippingInfo shipping, SourcePath path)
    {
        var methods = scope.Mapping.ShipVia;
        if (methods.TryGetValue(shipping.ShippingMethodName, out var shipVia)) return shipVia;
        if (shipping.ShippingMethod is { } method && methods.TryGetValue(method.Id, out shipVia)) return shipVia;
        var advice = $"No MAX ship-via stands for the shipping method '{shipping.ShippingMethodName}'. Add in mapping.json: shipping.methods: {{ \"method\": \"{shipping.ShippingMethodName}\", \"shipVia\": \"..\" }}.";
        if (!scope.Problems.Exists(problem => problem.Advice == advice))
            scope.Report(ProblemCode.UnmappedShipping, path.Field("shippingMethodName"), shipping.ShippingMethodName, advice);
        return null;
    }

    private static Charge Line(OrderScope scope, ShippingInfo shipping, string id, SourcePath path) => new()
    {
        Path = path,
        Kind = SalesOrderLineKind.Freight,
        Id = id,
        Part = scope.Company.Json.Parts.Freight,
        Net = Nets.Of(scope, shipping.TaxedPrice, shipping.DiscountedPrice?.Value ?? shipping.Price, path),
        Taxes = Taxes.Of(scope, shipping.TaxedPrice, shipping.TaxRate, path, shipping.TaxCategory),
    };

    private static void Add(OrderScope scope, List<Charge> charges, Charge charge)
    {
        if (scope.Mapping.Json.Shipping.ZeroFreight == ZeroFreight.LeaveOut && IsFree(charge)) return;
        charges.Add(charge);
    }

    private static bool IsFree(Charge charge) => charge.Net == 0 && Array.TrueForAll(charge.Taxes, tax => tax.Amount == 0);
}
