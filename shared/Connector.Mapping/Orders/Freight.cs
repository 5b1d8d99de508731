using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>Shipping becomes a line of the company's freight part, with the price after shipping discounts; the mapping says whether free shipping is written.</summary>
internal static class Freight
{
    private static readonly SourcePath Path = new("shippingInfo");

    public static void Add(OrderScope scope, List<Charge> charges)
    {
        if (scope.Order.ShippingInfo is not { } shipping) return;
        var charge = new Charge
        {
            Path = Path,
            Kind = SalesOrderLineKind.Freight,
            Id = "shippingInfo",
            Part = scope.Company.Json.Parts.Freight,
            Net = Nets.Of(scope, shipping.TaxedPrice, shipping.DiscountedPrice?.Value ?? shipping.Price, Path),
            Taxes = Taxes.Of(scope, shipping.TaxedPrice, shipping.TaxRate, Path),
        };
        if (scope.Mapping.Json.Shipping.ZeroFreight == ZeroFreight.LeaveOut && IsFree(charge)) return;
        charges.Add(charge);
    }

    /// <summary>The shipping method's name or id decides the ship-via.</summary>
    public static string? ShipVia(OrderScope scope)
    {
        if (scope.Order.ShippingInfo is not { } shipping) return null;
        var methods = scope.Mapping.ShipVia;
        if (methods.TryGetValue(shipping.ShippingMethodName, out var shipVia)) return shipVia;
        if (shipping.ShippingMethod is { } method && methods.TryGetValue(method.Id, out shipVia)) return shipVia;
        scope.Report(ProblemCode.UnmappedShipping, "shippingInfo.shippingMethodName", shipping.ShippingMethodName,
            $"No MAX ship-via stands for the shipping method '{shipping.ShippingMethodName}'. Add in mapping.json: shipping.methods: {{ \"method\": \"{shipping.ShippingMethodName}\", \"shipVia\": \"..\" }}.");
        return null;
    }

    private static bool IsFree(Charge charge) => charge.Net == 0 && Array.TrueForAll(charge.Taxes, tax => tax.Amount == 0);
}
