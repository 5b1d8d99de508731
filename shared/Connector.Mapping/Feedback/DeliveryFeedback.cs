using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Feedback;

/// <summary>
/// Every MAX shipment is a delivery with its id as key, in the shop's pieces. Deliveries with other keys are others' and
/// stay; a shipment that a reading lacks stays as well, since only a reversal, which MAX tells, takes goods back.
/// </summary>
internal static class DeliveryFeedback
{
    public static void Add(FeedbackScope scope, SoldLines sold)
    {
        var (wanted, existing) = (Shipped.Of(scope, sold), Existing(scope.Order));
        if (!HasShipping(scope.Order) && wanted.Exists(shipped => shipped.Items.Count > 0))
        {
            if (scope.Mapping.Json.Feedback.WithoutShipping == WithoutShipping.Problem)
                scope.Report(ProblemCode.NoShipping, "shippingInfo", null, $"MAX shipped goods ({wanted.Find(shipped => shipped.Items.Count > 0)!.Key}), but the order has no shipping method, without which commercetools takes no delivery. Set in mapping.json: feedback.withoutShipping: \"skip\" to do without deliveries on such orders, then replay.");
            return;
        }

        CheckQuantities(scope, sold, wanted, existing);
        foreach (var shipped in wanted)
        {
            var delivery = existing.GetValueOrDefault(shipped.Key);
            if (shipped.Items.Count == 0) Remove(scope, delivery);
            else if (delivery is null) New(scope, shipped);
            else Change(scope, shipped, delivery);
        }
    }

    private static bool HasShipping(Order order) => order.ShippingMode == "Multiple" ? order.Shipping.Count > 0 : order.ShippingInfo is not null;

    /// <summary>All deliveries of the order, whoever added them.</summary>
    public static IEnumerable<Delivery> All(Order order) =>
        (order.ShippingInfo?.Deliveries ?? []).Concat(order.Shipping.SelectMany(shipping => shipping.ShippingInfo.Deliveries));

    private static Dictionary<string, Delivery> Existing(Order order)
    {
        var byKey = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        foreach (var delivery in All(order))
            if (delivery.Key is { } key) byKey.TryAdd(key, delivery);
        return byKey;
    }

    // commercetools itself does not compare what is delivered with what was ordered.
    private static void CheckQuantities(FeedbackScope scope, SoldLines sold, List<Shipped> wanted, Dictionary<string, Delivery> existing)
    {
        var ours = wanted.Select(shipped => shipped.Key).ToHashSet(StringComparer.Ordinal);
        var others = All(scope.Order).Where(delivery => delivery.Key is not { } key || !ours.Contains(key)).ToList();
        foreach (var line in sold.All)
        {
            var (before, after) = (0L, 0L);
            foreach (var shipped in wanted)
            {
                after += Of(shipped.Items, line.Id);
                before += existing.TryGetValue(shipped.Key, out var delivery) ? Of(delivery.Items, line.Id) : 0;
            }

            var foreign = others.Sum(delivery => Of(delivery.Items, line.Id));
            if (after <= before || after + foreign <= line.Quantity) continue;
            scope.Report(ProblemCode.ShippedMore, line.Source.Path.Field("quantity"), $"{after + foreign}", $"The line has {line.Quantity} pieces; MAX shipped {after}{(foreign > 0 ? $", and deliveries that others added hold {foreign}" : "")}. {(foreign > 0 ? "Remove the delivery in commercetools that stands for the same goods" : "Correct the shipment in MAX, or the quantity of the order in commercetools")}, then replay.");
        }
    }

    private static long Of(IReadOnlyList<DeliveryItem> items, string line) => items.Where(item => item.Id == line).Sum(item => item.Quantity);

    private static void Remove(FeedbackScope scope, Delivery? delivery)
    {
        if (delivery is null) return;
        scope.Actions.Add(new OrderRemoveDeliveryAction { DeliveryKey = delivery.Key });
        scope.Done.Add($"delivery {delivery.Key} taken back");
    }

    private static void New(FeedbackScope scope, Shipped shipped)
    {
        scope.Actions.Add(new OrderAddDeliveryAction
        {
            DeliveryKey = shipped.Key,
            ShippingKey = shipped.ShippingKey,
            Items = shipped.Items,
            Parcels = [.. TrackingFeedback.Parcels(shipped)],
        });
        scope.Done.Add($"delivery {shipped.Key}");
    }

    private static void Change(FeedbackScope scope, Shipped shipped, Delivery delivery)
    {
        var ids = shipped.Items.Concat(delivery.Items).Select(item => item.Id).Distinct(StringComparer.Ordinal);
        if (ids.Any(id => Of(shipped.Items, id) != Of(delivery.Items, id)))
        {
            scope.Actions.Add(new OrderSetDeliveryItemsAction { DeliveryKey = shipped.Key, Items = shipped.Items });
            scope.Done.Add($"items of delivery {shipped.Key}");
        }

        TrackingFeedback.Add(scope, shipped, delivery);
    }
}
