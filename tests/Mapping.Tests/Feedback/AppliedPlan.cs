using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Tests.Feedback;

/// <summary>An order as commercetools holds it once a plan's actions are applied; what the API refuses fails here too.</summary>
internal static class AppliedPlan
{
    public static Order Apply(Order order, OrderFeedbackPlan plan) => plan.Actions.Aggregate(order, Apply);

    private static Order Apply(Order order, OrderUpdateAction action) => action switch
    {
        OrderChangeOrderStateAction set => order with { OrderState = set.OrderState },
        OrderChangeShipmentStateAction set => order with { ShipmentState = set.ShipmentState },
        OrderChangePaymentStateAction set => order with { PaymentState = set.PaymentState },
        OrderTransitionStateAction set => order with { State = new() { TypeId = "state", Id = set.State.Id! } },
        OrderImportLineItemStateAction set => WithLine(order, set.LineItemId!, line => States(line, set)),
        OrderSetLineItemCustomTypeAction set => WithLine(order, set.LineItemId!, line => line with { Custom = Typed(set.Type!, set.Fields!) }),
        OrderSetLineItemCustomFieldAction set => WithLine(order, set.LineItemId!, line => line with { Custom = With(line.Custom, set.Name, set.Value) }),
        OrderSetCustomTypeAction set => order with { Custom = Typed(set.Type!, set.Fields!) },
        OrderSetCustomFieldAction set => order with { Custom = With(order.Custom, set.Name, set.Value) },
        OrderAddDeliveryAction add => Added(order, add),
        OrderRemoveDeliveryAction remove => WithDeliveries(order, all => [.. all.Where(delivery => delivery.Key != remove.DeliveryKey)]),
        OrderSetDeliveryItemsAction set => WithDelivery(order, delivery => delivery.Key == set.DeliveryKey, delivery => delivery with { Items = set.Items }),
        OrderAddParcelToDeliveryAction add => WithDelivery(order, delivery => delivery.Key == add.DeliveryKey, delivery => delivery with
        {
            Parcels = [.. delivery.Parcels, Parcel(order, add.ParcelKey!, add.TrackingData)],
        }),
        OrderSetParcelTrackingDataAction set => WithDelivery(order, delivery => delivery.Parcels.Any(parcel => parcel.Key == set.ParcelKey), delivery => delivery with
        {
            Parcels = [.. delivery.Parcels.Select(parcel => parcel.Key == set.ParcelKey ? parcel with { TrackingData = set.TrackingData } : parcel)],
        }),
        _ => throw new InvalidOperationException($"No order takes {action.GetType().Name} here."),
    };

    public static IEnumerable<Delivery> Deliveries(Order order) =>
        (order.ShippingInfo?.Deliveries ?? []).Concat(order.Shipping.SelectMany(shipping => shipping.ShippingInfo.Deliveries));

    private static LineItem States(LineItem line, OrderImportLineItemStateAction set)
    {
        Assert.Equal(line.Quantity, set.State.Sum(state => state.Quantity));
        return line with { State = set.State };
    }

    private static Order Added(Order order, OrderAddDeliveryAction add)
    {
        Assert.DoesNotContain(Deliveries(order), delivery => delivery.Key == add.DeliveryKey);
        var delivery = new Delivery { Id = $"id-{add.DeliveryKey}", Key = add.DeliveryKey, Items = add.Items!, Parcels = [.. add.Parcels!.Select(parcel => Parcel(order, parcel.Key!, parcel.TrackingData))] };
        if (order.ShippingMode != "Multiple") return order with { ShippingInfo = order.ShippingInfo! with { Deliveries = [.. order.ShippingInfo.Deliveries, delivery] } };
        Assert.Contains(order.Shipping, shipping => shipping.ShippingKey == add.ShippingKey);
        return order with
        {
            Shipping = [.. order.Shipping.Select(shipping => shipping.ShippingKey == add.ShippingKey ? shipping with { ShippingInfo = shipping.ShippingInfo with { Deliveries = [.. shipping.ShippingInfo.Deliveries, delivery] } } : shipping)],
        };
    }

    private static Parcel Parcel(Order order, string key, TrackingData? tracking)
    {
        Assert.DoesNotContain(Deliveries(order).SelectMany(delivery => delivery.Parcels), parcel => parcel.Key == key);
        return new() { Id = $"id-{key}", Key = key, TrackingData = tracking };
    }

    private static Order WithDelivery(Order order, Func<Delivery, bool> which, Func<Delivery, Delivery> change)
    {
        Assert.Single(Deliveries(order), delivery => which(delivery));
        return WithDeliveries(order, all => [.. all.Select(delivery => which(delivery) ? change(delivery) : delivery)]);
    }

    private static Order WithDeliveries(Order order, Func<IReadOnlyList<Delivery>, IReadOnlyList<Delivery>> change) => order with
    {
        ShippingInfo = order.ShippingInfo is { } info ? info with { Deliveries = change(info.Deliveries) } : null,
        Shipping = [.. order.Shipping.Select(shipping => shipping with { ShippingInfo = shipping.ShippingInfo with { Deliveries = change(shipping.ShippingInfo.Deliveries) } })],
    };

    private static Order WithLine(Order order, string id, Func<LineItem, LineItem> change)
    {
        Assert.Contains(order.LineItems, line => line.Id == id);
        return order with { LineItems = [.. order.LineItems.Select(line => line.Id == id ? change(line) : line)] };
    }

    private static CustomFields Typed(ResourceIdentifier type, IReadOnlyDictionary<string, object?> fields) => new()
    {
        Type = new() { TypeId = "type", Id = $"id-{type.Key}" },
        Fields = fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => Json(field.Value)),
    };

    private static CustomFields With(CustomFields? custom, string name, object? value)
    {
        Assert.NotNull(custom);
        var fields = custom.Fields.Where(field => field.Key != name).ToDictionary(field => field.Key, field => field.Value);
        if (value is not null) fields[name] = Json(value);
        return custom with { Fields = fields };
    }

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value, CommercetoolsJson.Options);
}
