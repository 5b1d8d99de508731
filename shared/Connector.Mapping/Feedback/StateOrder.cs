using Connector.Commercetools.Models;

namespace Connector.Mapping.Feedback;

/// <summary>The way that states of an order go. A state that is not on it, since the API may add some, is left alone.</summary>
internal static class StateOrder
{
    private static readonly string[] Shipments =
        [ShipmentState.Pending, ShipmentState.Ready, ShipmentState.Delayed, ShipmentState.Backorder, ShipmentState.Partial, ShipmentState.Shipped, ShipmentState.Delivered];

    private static readonly string[] Payments = [PaymentState.Pending, PaymentState.Failed, PaymentState.BalanceDue, PaymentState.Paid, PaymentState.CreditOwed];

    /// <summary>Complete and Cancelled are final, whatever the mapping allows.</summary>
    public static bool Allows(string from, string to, bool backwards) => from switch
    {
        OrderState.Open => to != from,
        OrderState.Confirmed => to != from && (backwards || to != OrderState.Open),
        _ => false,
    };

    /// <summary>What was shipped is not cancelled any more, and what was cancelled not shipped.</summary>
    public static bool AllowsShipment(string? from, string to, bool backwards)
    {
        if (from == to) return false;
        if (backwards || from is null) return true;
        if (to == ShipmentState.Canceled) return Array.IndexOf(Shipments, from) is >= 0 and var at && at < Array.IndexOf(Shipments, ShipmentState.Partial);
        return IsForward(Shipments, from, to);
    }

    /// <summary>Never back from Paid, whatever the mapping allows: money that came is not told by shipments.</summary>
    public static bool AllowsPayment(string? from, string to, bool backwards)
    {
        if (from == to) return false;
        if (from is null) return true;
        return (backwards && from != PaymentState.Paid) || IsForward(Payments, from, to);
    }

    private static bool IsForward(string[] way, string from, string to) => Array.IndexOf(way, from) is >= 0 and var at && at < Array.IndexOf(way, to);
}
