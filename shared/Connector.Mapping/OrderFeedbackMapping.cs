using Connector.Commercetools.Models;
using Connector.Mapping.Feedback;
using Connector.Mapping.Returns;

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

    /// <summary>Keys of the workflow states that the mapping names, of the order and of its lines; <see cref="OrderFeedbackInput.States"/> wants their ids.</summary>
    public static IReadOnlyCollection<string> StateKeys(MappingDocument mapping) =>
        mapping.Json.Statuses.Exported?.Transition is { } exported ? [exported] : [];

    /// <summary>
    /// What commercetools lacks of what the order has come to. Pure, and idempotent: applied twice, the second plan is
    /// empty; a plan made from an older reading of MAX takes nothing back that a newer one has shown.
    /// </summary>
    public static Mapped<OrderFeedbackPlan> Plan(OrderFeedbackInput input, MappingDocument mapping)
    {
        var scope = new FeedbackScope(input, mapping);
        ReturnFeedback.Add(scope);
        return scope.Problems.Count > 0
            ? new() { Problems = scope.Problems }
            : new()
            {
                Value = new()
                {
                    Actions = scope.Actions,
                    Refunds = scope.Refunds,
                    CustomObjects = scope.CustomObjects,
                    Summary = string.Join(", ", scope.Done),
                },
            };
    }
}
