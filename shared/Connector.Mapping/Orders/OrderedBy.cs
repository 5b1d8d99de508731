using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>Who ordered, where the mapping wants it: the customer's name or e-mail, or a custom field. It is written whole or not at all.</summary>
internal static class OrderedBy
{
    public static string? Of(OrderScope scope)
    {
        if (scope.Mapping.Json.Orders.OrderedBy is not { } rule) return null;
        var (order, customer) = (scope.Order, scope.Input.Customer);
        var (field, value) = rule.From switch
        {
            OrderedBySource.Name when customer is not null => ("name", $"{customer.FirstName} {customer.LastName}"),
            OrderedBySource.Name => ("billingAddress.lastName", $"{order.BillingAddress?.FirstName} {order.BillingAddress?.LastName}"),
            OrderedBySource.Email => ("customerEmail", order.CustomerEmail ?? customer?.Email),
            _ => ($"custom.fields.{rule.Field}", CustomValues.Text(order.Custom, rule.Field)),
        };
        if (WordWrap.Clean(value) is not { } text || (text.Length > MaxLength.OrderedBy && rule.TooLong == TooLong.LeaveOut)) return null;
        return MaxText.Personal(scope, text, MaxLength.OrderedBy, $"order.{field}");
    }
}
