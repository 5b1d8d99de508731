using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping.Feedback;

namespace Connector.Mapping.Tests.Returns;

/// <summary>An order to which feedback is applied as commercetools applies it.</summary>
internal sealed class AppliedFeedback(Order order)
{
    public Order Order { get; private set; } = order;

    public void Apply(FeedbackScope scope)
    {
        foreach (var refund in scope.Refunds) AddRefund(refund);
        foreach (var action in scope.Actions) Apply(action);
        if (scope.OrderFieldsWanted.Count > 0) Order = Order with { Custom = With(Order.Custom, scope.OrderFieldsWanted) };
    }

    /// <summary>True when the order's fields are as wanted.</summary>
    public bool Shows(IReadOnlyDictionary<string, object?> wanted) =>
        wanted.All(field => Order.Custom is { } custom && custom.Fields.TryGetValue(field.Key, out var value) && JsonElement.DeepEquals(value, Json(field.Value)));

    private void Apply(OrderUpdateAction action)
    {
        switch (action)
        {
            case OrderSetReturnItemCustomTypeAction type:
                Change(type.ReturnItemId!, item => item.Custom is null ? item with { Custom = With(null, type.Fields!) } : throw new InvalidOperationException("The item has a type."));
                break;
            case OrderSetReturnItemCustomFieldAction field:
                Change(field.ReturnItemId!, item => item with { Custom = With(item.Custom ?? throw new InvalidOperationException("The item has no type."), new Dictionary<string, object?> { [field.Name] = field.Value }) });
                break;
            case OrderSetReturnShipmentStateAction state:
                Change(state.ReturnItemId!, item => item.ShipmentState == ReturnShipmentState.Returned ? item with { ShipmentState = state.ShipmentState } : throw new InvalidOperationException($"{item.ShipmentState} cannot be moved."));
                break;
            case OrderSetReturnPaymentStateAction state:
                Change(state.ReturnItemId!, item => item.PaymentState == ReturnPaymentState.Initial ? item with { PaymentState = state.PaymentState } : throw new InvalidOperationException($"{item.PaymentState} is settled."));
                break;
            default:
                throw new InvalidOperationException($"Unexpected {action}.");
        }
    }

    private void Change(string id, Func<ReturnItem, ReturnItem> change)
    {
        Assert.Contains(Order.ReturnInfo.SelectMany(info => info.Items), item => item.Id == id);
        Order = Order with { ReturnInfo = [.. Order.ReturnInfo.Select(info => info with { Items = [.. info.Items.Select(item => item.Id == id ? change(item) : item)] })] };
    }

    private void AddRefund(RefundPlan refund)
    {
        var draft = refund.Transaction;
        Order = Order with
        {
            PaymentInfo = new()
            {
                Payments = [.. Order.PaymentInfo!.Payments.Select(payment => payment.Id != refund.PaymentId ? payment : payment with
                {
                    Obj = payment.Obj! with { Transactions = [.. payment.Obj.Transactions, new() { Type = draft.Type, State = draft.State ?? "Initial", Amount = draft.Amount, InteractionId = draft.InteractionId }] },
                })],
            },
        };
    }

    private static CustomFields With(CustomFields? custom, IReadOnlyDictionary<string, object?> fields)
    {
        var all = custom?.Fields.ToDictionary() ?? [];
        foreach (var (name, value) in fields) all[name] = Json(value);
        return new() { Type = custom?.Type ?? new() { TypeId = "type", Id = "type" }, Fields = all };
    }

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web);
}
