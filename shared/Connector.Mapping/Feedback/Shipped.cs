using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Feedback;

/// <summary>A delivery that the order shall have: what a MAX shipment holds of the order's lines, by one shipping.</summary>
/// <param name="Key">The shipment's id; with the shipping's key where the order has several.</param>
/// <param name="ShippingKey">Null in mode <c>Single</c>.</param>
/// <param name="Items">Pieces; empty when all of it was taken back.</param>
/// <param name="Shipment">The shipment.</param>
internal sealed record Shipped(string Key, string? ShippingKey, IReadOnlyList<DeliveryItem> Items, Shipment Shipment)
{
    public static List<Shipped> Of(FeedbackScope scope, SoldLines sold)
    {
        var (all, keys) = (new List<Shipped>(), ShippingKeys.Of(scope));
        foreach (var part in scope.Input.Parts)
            foreach (var shipment in part.Shipments) Add(scope, sold, keys, part, shipment, all);
        return all;
    }

    // A shipment may hold lines of several MAX orders of this order.
    private static void Add(FeedbackScope scope, SoldLines sold, ShippingKeys keys, OrderFulfilment part, Shipment shipment, List<Shipped> all)
    {
        var (units, before) = (new Dictionary<(string? Key, string Line), (SoldLine Line, decimal Quantity)>(), scope.Problems.Count);
        foreach (var line in shipment.Lines)
        {
            if (sold.At(part, line) is not { } own) continue;
            var max = own.Lines.Find(max => max.Part == part && (max.State.LineNumber, max.State.Delivery) == (line.LineNumber, line.Delivery)) ?? own.Lines.FirstOrDefault();
            string? key = null;
            if (scope.Order.ShippingMode == "Multiple" && (max is null || !keys.TryFind(own, max, out key)))
            {
                if (IsToldByHand(scope.Order, shipment)) return;
                scope.Report(ProblemCode.Unsupported, own.Source.Path.Field("shippingDetails.targets"), shipment.ShipmentId, $"Shipment {shipment.ShipmentId} of MAX order {part.Order.OrderNumber}, line {line.LineNumber}/{line.Delivery}: MAX's quantities no longer match the targets of the line, so that the shipping it went by is unknown. Add a delivery with the key '{shipment.ShipmentId}' in commercetools by hand, which is then left alone, and replay.");
                continue;
            }

            units[(key, own.Id)] = (own, units.GetValueOrDefault((key, own.Id)).Quantity + line.Quantity);
        }

        if (scope.Problems.Count > before) return;
        foreach (var group in units.GroupBy(unit => unit.Key.Key, StringComparer.Ordinal))
        {
            var items = new List<DeliveryItem>();
            foreach (var (_, (line, quantity)) in group)
                if (Pieces(scope, shipment, line, quantity) is > 0 and var pieces) items.Add(new() { Id = line.Id, Quantity = pieces });
            Merge(all, new(keys.AreSeveral ? $"{shipment.ShipmentId}-{group.Key}" : shipment.ShipmentId, group.Key, items, shipment));
        }
    }

    private static bool IsToldByHand(Order order, Shipment shipment) => DeliveryFeedback.All(order)
        .Any(delivery => delivery.Key is { } key && (key == shipment.ShipmentId || key.StartsWith($"{shipment.ShipmentId}-", StringComparison.Ordinal)));

    private static long Pieces(FeedbackScope scope, Shipment shipment, SoldLine line, decimal quantity)
    {
        var pieces = line.Pieces(quantity);
        if (pieces == decimal.Truncate(pieces)) return (long)pieces;
        var text = quantity.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
        scope.Report(ProblemCode.Unsupported, line.Source.Path.Field("quantity"), text, $"Shipment {shipment.ShipmentId} holds {text} sales units of the line, which is no whole number of the shop's pieces. Correct mapping.json: units{(line.Item?.Variant.Sku is { } sku ? $" (sku {sku})" : "")}, or the shipment in MAX.");
        return 0;
    }

    private static void Merge(List<Shipped> all, Shipped shipped)
    {
        var at = all.FindIndex(other => other.Key == shipped.Key);
        if (at < 0)
        {
            all.Add(shipped);
            return;
        }

        all[at] = all[at] with { Items = [.. all[at].Items.Concat(shipped.Items).GroupBy(item => item.Id, StringComparer.Ordinal).Select(group => new DeliveryItem { Id = group.Key, Quantity = group.Sum(item => item.Quantity) })] };
    }
}
