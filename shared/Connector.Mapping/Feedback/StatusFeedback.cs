using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Feedback;

/// <summary>
/// The order's states: every rule that holds counts, the last one wins. A state only moves forward unless the mapping
/// allows backwards; what is complete or cancelled stays so.
/// </summary>
internal static class StatusFeedback
{
    public static void Add(FeedbackScope scope, OrderProgress progress, OrderReading reading)
    {
        // What the connector itself closed in MAX is no news; without every MAX order the progress is not known.
        if (reading.LacksOrders || (scope.Input.CancelledInShop && progress.Is(Progress.Cancelled))) return;
        var (order, statuses) = (scope.Order, scope.Mapping.Json.Statuses);
        var rules = statuses.Rules.Where(rule => progress.Is(rule.When)).ToList();
        var orderState = rules.FindLast(rule => rule.OrderState is not null)?.OrderState;
        var shipmentState = rules.FindLast(rule => rule.ShipmentState is not null)?.ShipmentState;
        var paymentState = rules.FindLast(rule => rule.PaymentState is not null)?.PaymentState;

        if (orderState is not null && StateOrder.Allows(order.OrderState, orderState, statuses.AllowBackwards))
            Set(scope, $"order {orderState}", new OrderChangeOrderStateAction { OrderState = orderState });
        if (shipmentState is not null && StateOrder.AllowsShipment(order.ShipmentState, shipmentState, statuses.AllowBackwards))
            Set(scope, $"shipment {shipmentState}", new OrderChangeShipmentStateAction { ShipmentState = shipmentState });
        if (paymentState is not null && StateOrder.AllowsPayment(order.PaymentState, paymentState, statuses.AllowBackwards))
            Set(scope, $"payment {paymentState}", new OrderChangePaymentStateAction { PaymentState = paymentState });
        if (rules.FindLast(rule => rule.Transition is not null)?.Transition is { } transition) Transition(scope, progress, reading, transition);
    }

    /// <summary>The state's id; null, and a problem, when commercetools does not have the state.</summary>
    public static string? IdOf(FeedbackScope scope, string key, string path, string kind)
    {
        if (scope.Input.States.TryGetValue(key, out var id)) return id;
        if (!scope.Problems.Exists(problem => problem.Code == ProblemCode.UnknownState && problem.Value == key))
            scope.Report(ProblemCode.UnknownState, "state", key, $"commercetools has no state with the key '{key}', which mapping.json names ({path}). Run the setup, create it as a state of type {kind}, or correct the key, then replay.");
        return null;
    }

    private static void Transition(FeedbackScope scope, OrderProgress progress, OrderReading reading, string key)
    {
        var order = scope.Order;
        if (order.OrderState == OrderState.Cancelled || IdOf(scope, key, "statuses.rules", "OrderState") is not { } id || order.State?.Id == id) return;
        var statuses = scope.Mapping.Json.Statuses;
        var way = statuses.Rules.Where(rule => rule.Transition is not null).Select(rule => rule.Transition!).Distinct(StringComparer.Ordinal).ToList();
        var at = way.FindIndex(step => scope.Input.States.TryGetValue(step, out var own) && own == order.State?.Id);
        if (!statuses.AllowBackwards && at > way.IndexOf(key)) return;
        // People took the order aside after it was told: it is theirs until MAX has news.
        var isElsewhere = at < 0 && order.State is not null && reading.ShownStatus == OrderProgress.Text(progress.Word);
        if (isElsewhere || (at < 0 && reading.IsOlder)) return;
        Set(scope, $"state {key}", new OrderTransitionStateAction { State = new() { TypeId = "state", Id = id } });
    }

    private static void Set(FeedbackScope scope, string done, OrderUpdateAction action)
    {
        scope.Actions.Add(action);
        scope.Done.Add(done);
    }
}
