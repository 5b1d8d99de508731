using Connector.Commercetools.Models;

namespace Connector.Mapping;

/// <summary>What commercetools shall be told about an order.</summary>
/// <param name="OrderState">Order state to set; null leaves it.</param>
/// <param name="TransitionTo">Key of the workflow state to move the order to; null leaves it. The caller skips it when the order is there already, since an order names its state by id only.</param>
public sealed record OrderFeedback(string? OrderState, string? TransitionTo);

/// <summary>What commercetools is told when an order has reached a point in MAX (mapping.json: <c>statuses</c>).</summary>
public static class OrderFeedbackMapping
{
    /// <summary>Once the order is in MAX. An order that was completed or cancelled meanwhile keeps its state.</summary>
    public static OrderFeedback Exported(Order order, MappingDocument mapping)
    {
        var exported = mapping.Json.Statuses.Exported;
        var state = exported?.OrderState;
        var isFinal = order.OrderState is OrderState.Complete or OrderState.Cancelled;
        return new(isFinal || state == order.OrderState ? null : state, isFinal ? null : exported?.Transition);
    }
}
