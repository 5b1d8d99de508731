namespace Connector.Commercetools.Models;

/// <summary>Known shipment states of an order; the API may add others.</summary>
public static class ShipmentState
{
    /// <summary>Everything left the warehouse.</summary>
    public const string Shipped = "Shipped";

    /// <summary>Everything arrived.</summary>
    public const string Delivered = "Delivered";

    /// <summary>Ready to ship.</summary>
    public const string Ready = "Ready";

    /// <summary>Not yet shipped.</summary>
    public const string Pending = "Pending";

    /// <summary>Late.</summary>
    public const string Delayed = "Delayed";

    /// <summary>Some of it left the warehouse.</summary>
    public const string Partial = "Partial";

    /// <summary>Waits for stock.</summary>
    public const string Backorder = "Backorder";

    /// <summary>Will not ship (one l, unlike the order state).</summary>
    public const string Canceled = "Canceled";
}

/// <summary>Known payment states of an order; the API may add others.</summary>
public static class PaymentState
{
    /// <summary>Something is still to be paid.</summary>
    public const string BalanceDue = "BalanceDue";

    /// <summary>The payment failed.</summary>
    public const string Failed = "Failed";

    /// <summary>The payment is under way.</summary>
    public const string Pending = "Pending";

    /// <summary>The merchant owes money.</summary>
    public const string CreditOwed = "CreditOwed";

    /// <summary>Paid.</summary>
    public const string Paid = "Paid";
}
