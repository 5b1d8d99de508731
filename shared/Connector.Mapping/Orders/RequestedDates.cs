using System.Globalization;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// MAX asks for the day to ship on: the day on which the buyer wants the goods less the lead time in working days. The
/// line's own date wins over its shipping's, and that over the order's; a day before the order's is a problem, or moved.
/// </summary>
internal static class RequestedDates
{
    /// <summary>The ship date of a MAX order; null when nobody named one.</summary>
    public static DateOnly? OfOrder(OrderScope scope, Consignments consignments, Consignment consignment)
    {
        if (scope.Mapping.Json.Delivery is not { } rule) return null;
        if ((consignments.OrderEach || !scope.HasSeveralShippings) && OfShipping(scope, rule, consignment) is { } own) return own;
        return Shipped(scope, rule, CustomValues.Day(scope, scope.Order.Custom, rule.Field, new("order")), $"order.custom.fields.{rule.Field}");
    }

    /// <summary>The ship date of a line that differs from its order's on purpose; null when the order's holds.</summary>
    public static DateOnly? OfLine(OrderScope scope, Consignments consignments, CustomFields? custom, Consignment to, SourcePath path)
    {
        if (scope.Mapping.Json.Delivery is not { } rule) return null;
        if (Shipped(scope, rule, CustomValues.Day(scope, custom, rule.LineField, path), path, $"custom.fields.{rule.LineField}") is { } own) return own;
        return scope.HasSeveralShippings && !consignments.OrderEach ? OfShipping(scope, rule, to) : null;
    }

    private static DateOnly? OfShipping(OrderScope scope, DeliveryJson rule, Consignment consignment)
    {
        var (order, several) = (scope.Order, scope.HasSeveralShippings);
        var own = consignment.ShippingOf(order);
        var (custom, shipping) = several ? (own?.ShippingCustomFields, own?.ShippingInfo) : (order.ShippingCustomFields, order.ShippingInfo);
        var path = several ? new SourcePath("shipping", consignment.Shipping) : new("shippingInfo");
        if (CustomValues.Day(scope, custom, rule.ShippingField, path) is { } day) return Shipped(scope, rule, day, path, $"shippingCustomFields.fields.{rule.ShippingField}");
        var estimated = rule.EstimatedDelivery switch
        {
            EstimatedDeliveryEnd.From => shipping?.EstimatedDelivery?.From,
            EstimatedDeliveryEnd.Until => shipping?.EstimatedDelivery?.Until,
            _ => null,
        };
        return estimated is { } instant ? Shipped(scope, rule, scope.Company.DayOf(instant), path, "estimatedDelivery") : null;
    }

    private static DateOnly? Shipped(OrderScope scope, DeliveryJson rule, DateOnly? wanted, SourcePath path, string field) =>
        wanted is null ? null : Shipped(scope, rule, wanted, path.Field(field));

    private static DateOnly? Shipped(OrderScope scope, DeliveryJson rule, DateOnly? wanted, string field)
    {
        if (wanted is not { } day) return null;
        var ship = scope.Mapping.WorkingDays.Add(day, -rule.LeadTimeDays);
        if (ship >= scope.OrderDate) return ship;
        if (rule.Past == PastDate.Move) return scope.Mapping.WorkingDays.OnOrAfter(scope.OrderDate);
        string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Deliveries of a line name the same date.
        if (!scope.Problems.Exists(problem => problem.Code == ProblemCode.DateInThePast && problem.Field == field))
            scope.Report(ProblemCode.DateInThePast, field, Text(day), $"To arrive on {Text(day)} the goods would have to ship on {Text(ship)}, before the order of {Text(scope.OrderDate)}. Agree on another date with the buyer and correct the order, or set in mapping.json: delivery.past: \"move\".");
        return scope.OrderDate;
    }
}
