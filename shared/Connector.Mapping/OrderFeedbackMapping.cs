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
    public static IReadOnlyCollection<string> StateKeys(MappingDocument mapping) => [.. OrderStateKeys(mapping), .. LineStateKeys(mapping)];

    /// <summary>Those of them that are states of orders (type <c>OrderState</c>), in the order in which an order goes through them.</summary>
    public static IReadOnlyList<string> OrderStateKeys(MappingDocument mapping) =>
        [.. mapping.Json.Statuses.Rules.Select(rule => rule.Transition).Prepend(mapping.Json.Statuses.Exported?.Transition).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Those of them that are states of line items (type <c>LineItemState</c>).</summary>
    public static IReadOnlyList<string> LineStateKeys(MappingDocument mapping) => [.. mapping.Json.Statuses.Lines.Named.Select(state => state.Key)];

    /// <summary>
    /// What commercetools lacks of what the order has come to. Pure, and idempotent: applied twice, the second plan is
    /// empty; a plan made from an older reading of MAX takes nothing back that a newer one has shown.
    /// </summary>
    public static Mapped<OrderFeedbackPlan> Plan(OrderFeedbackInput input, MappingDocument mapping)
    {
        var scope = new FeedbackScope(input, mapping);
        if (!mapping.CompanyByName.ContainsKey(input.Company))
            return new() { Problems = [new(ProblemCode.UnmappedCompany, "company", input.Company, $"The order is in MAX company '{input.Company}', which mapping.json no longer has. Add it to companies, then replay.")] };
        var sold = SoldLines.Of(scope);
        var progress = OrderProgress.Of(scope, sold);
        var reading = OrderReading.Of(scope, progress);
        DeliveryFeedback.Add(scope, sold);
        LineStateFeedback.Add(scope, sold, reading);
        ExpectedDates.AddLines(scope, sold, reading);
        StatusFeedback.Add(scope, progress, reading);
        OrderFieldFeedback.Want(scope, sold, progress, reading);
        InvoiceFeedback.Add(scope, progress, reading);
        ReturnFeedback.Add(scope);
        OrderFieldFeedback.Write(scope);
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
