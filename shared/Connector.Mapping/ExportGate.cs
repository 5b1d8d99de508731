using Connector.Commercetools.Models;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping;

/// <summary>Whether an order may go to MAX now.</summary>
public enum ExportReadiness
{
    /// <summary>Now.</summary>
    Ready,

    /// <summary>Later, when the order or a payment has moved on.</summary>
    NotYet,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>The gate's answer.</summary>
/// <param name="Readiness">Whether the order may go.</param>
/// <param name="Reason">Why not, in a sentence for an operator; null when it may.</param>
public sealed record ExportDecision(ExportReadiness Readiness, string? Reason = null);

/// <summary>Decides from the order's state and its payments whether it may be exported (mapping.json: <c>payments</c>).</summary>
public static class ExportGate
{
    /// <summary>The decision for an order with its payments expanded.</summary>
    public static ExportDecision Check(Order order, MappingDocument mapping)
    {
        var states = mapping.Json.Payments.ExportStates;
        if (order.OrderState == OrderState.Cancelled) return new(ExportReadiness.Never, "The order is cancelled.");
        if (!states.Contains(order.OrderState))
        {
            var final = order.OrderState == OrderState.Complete;
            return new(final ? ExportReadiness.Never : ExportReadiness.NotYet, $"Orders in state {order.OrderState} are not exported (mapping.json: payments.exportStates).");
        }

        return Paid(order, mapping);
    }

    /// <summary>True when an order may have to wait for a payment, so that a payment's change alone can make it ready.</summary>
    public static bool WaitsForPayments(MappingDocument mapping) =>
        mapping.Json.Payments.ExportWhen != ExportWhen.Created || mapping.Json.Payments.Methods.Any(method => method.ExportWhen is { } when && when != ExportWhen.Created);

    private static ExportDecision Paid(Order order, MappingDocument mapping)
    {
        var total = (order.TaxedPrice?.TotalGross ?? order.TotalPrice).CentAmount;
        var payments = Payments.Of(order);
        if (total <= 0 || (payments.Count == 0 && mapping.Json.Payments.ExportWhen == ExportWhen.Created)) return new(ExportReadiness.Ready);
        if (payments.Count == 0) return new(ExportReadiness.NotYet, "The order has no payment yet.");

        long covered = 0;
        var allAtOnce = true;
        foreach (var reference in payments)
        {
            if (reference.Obj is not { } payment) return new(ExportReadiness.NotYet, $"Payment {reference.Id} could not be read with the order.");
            var when = Payments.Rule(mapping, payment)?.ExportWhen ?? mapping.Json.Payments.ExportWhen;
            allAtOnce &= when == ExportWhen.Created;
            covered += Covered(payment, when);
        }

        if (allAtOnce || covered >= total) return new(ExportReadiness.Ready);
        var digits = order.TotalPrice.FractionDigits;
        return new(ExportReadiness.NotYet, FormattableString.Invariant($"Payments cover {Coins.ToDecimal(covered, digits)} of {Coins.ToDecimal(total, digits)} {order.TotalPrice.CurrencyCode}."));
    }

    // An authorisation that was charged is not counted twice; what was given back is not covered.
    private static long Covered(Payment payment, ExportWhen when)
    {
        if (when == ExportWhen.Created) return payment.AmountPlanned.CentAmount;
        var charged = Sum(payment, "Charge");
        var back = Sum(payment, "Refund") + Sum(payment, "Chargeback");
        var held = Sum(payment, "Authorization") - Sum(payment, "CancelAuthorization");
        return (when == ExportWhen.Paid ? charged : Math.Max(charged, held)) - back;
    }

    private static long Sum(Payment payment, string type)
    {
        long sum = 0;
        foreach (var transaction in payment.Transactions)
            if (transaction.Type == type && transaction.State == "Success") sum += transaction.Amount.CentAmount;
        return sum;
    }
}
