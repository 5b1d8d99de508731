using Connector.Commercetools.Models;
using Connector.Mapping.Orders;

namespace Connector.Mapping;

/// <summary>Goods that the shop has sold: of a part, from a warehouse.</summary>
/// <param name="Part">MAX part.</param>
/// <param name="Channel">Key of the supply channel.</param>
/// <param name="SalesUnits">Quantity in MAX's sales units.</param>
public sealed record ShopDemand(string Part, string Channel, decimal SalesUnits);

/// <summary>What an order takes from which warehouse until MAX, or the shipment, has taken it into account.</summary>
public static class ShopDemandMapping
{
    /// <summary>MAX company and goods of an order; no goods when it needs none any more: it is cancelled, or was never to be exported.</summary>
    /// <param name="order">The order with its supply channels expanded.</param>
    /// <param name="mapping">The business decisions.</param>
    public static (string? Company, IReadOnlyList<ShopDemand> Goods) Of(Order order, MappingDocument mapping)
    {
        if (OrderNeeds.Of(order, mapping).Company is not { } company || IsOver(order, mapping)) return (null, []);
        return (company, Goods(order, company, mapping.CommercetoolsReserves ? Shipped(order) : [], mapping));
    }

    /// <summary>MAX company and goods that an order took from stock when it was placed, whatever became of it.</summary>
    /// <param name="order">The order with its supply channels expanded.</param>
    /// <param name="mapping">The business decisions.</param>
    public static (string? Company, IReadOnlyList<ShopDemand> Goods) Taken(Order order, MappingDocument mapping) =>
        OrderNeeds.Of(order, mapping).Company is { } company ? (company, Goods(order, company, [], mapping)) : (null, []);

    private static List<ShopDemand> Goods(Order order, string company, Dictionary<string, long> shipped, MappingDocument mapping)
    {
        var scope = OrderScope.Of(new() { Order = order }, mapping);
        var goods = new List<ShopDemand>(order.LineItems.Count);
        for (var i = 0; i < order.LineItems.Count; i++)
        {
            var line = order.LineItems[i];
            var pieces = line.Quantity - shipped.GetValueOrDefault(line.Id);
            if (pieces <= 0 || Items.Part(scope, line, new("lineItems", i)) is not { Length: > 0 } part || Channel(line, company, mapping) is not { } channel) continue;
            goods.Add(new(part, channel, StockMapping.SalesUnits(line.Variant.Sku ?? "", pieces, mapping)));
        }

        return goods;
    }

    private static bool IsOver(Order order, MappingDocument mapping)
    {
        if (mapping.CommercetoolsReserves) return order.OrderState is OrderState.Cancelled or OrderState.Complete || order.ShipmentState is "Shipped" or "Delivered";
        return ExportGate.Check(order, mapping).Readiness == ExportReadiness.Never;
    }

    private static Dictionary<string, long> Shipped(Order order)
    {
        var shipped = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var delivery in order.ShippingInfo?.Deliveries ?? [])
            foreach (var item in delivery.Items) shipped[item.Id] = shipped.GetValueOrDefault(item.Id) + item.Quantity;
        return shipped;
    }

    // A line without a supply channel ships from the company's default stockroom, so it lowers that warehouse.
    private static string? Channel(LineItem line, string company, MappingDocument mapping)
    {
        var warehouses = mapping.WarehousesOf(company);
        if (line.SupplyChannel is { } channel)
            return warehouses.FirstOrDefault(warehouse => warehouse.Channel == channel.Obj?.Key || warehouse.Channel == channel.Id)?.Channel;
        var stockroom = mapping.CompanyByName[company].Json.DefaultStockroom;
        foreach (var warehouse in warehouses)
            if (stockroom is not null && warehouse.Stockrooms.Contains(stockroom)) return warehouse.Channel;
        return warehouses.Count > 0 ? warehouses[0].Channel : null;
    }
}
