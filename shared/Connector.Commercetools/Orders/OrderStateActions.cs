using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Sets the order state. No transition is checked by the API.</summary>
public sealed record OrderChangeOrderStateAction : OrderUpdateAction
{
    /// <summary>See <see cref="Models.OrderState"/>.</summary>
    public required string OrderState { get; init; }
}

/// <summary>Sets the shipment state. No transition is checked by the API.</summary>
public sealed record OrderChangeShipmentStateAction : OrderUpdateAction
{
    /// <summary>The new shipment state.</summary>
    public required string ShipmentState { get; init; }
}

/// <summary>Sets the payment state. No transition is checked by the API.</summary>
public sealed record OrderChangePaymentStateAction : OrderUpdateAction
{
    /// <summary>The new payment state.</summary>
    public required string PaymentState { get; init; }
}

/// <summary>Moves the order to a workflow state; the API checks the transition.</summary>
public sealed record OrderTransitionStateAction : OrderUpdateAction
{
    /// <summary>The state, by id or key.</summary>
    public required ResourceIdentifier State { get; init; }

    /// <summary>True to ignore the transitions that the states allow.</summary>
    public bool? Force { get; init; }
}

/// <summary>Moves pieces of a line from one workflow state to another.</summary>
public sealed record OrderTransitionLineItemStateAction : OrderUpdateAction
{
    /// <summary>Id of the line item; or give the key.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Key of the line item.</summary>
    public string? LineItemKey { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>The state they leave.</summary>
    public required ResourceIdentifier FromState { get; init; }

    /// <summary>The state they enter.</summary>
    public required ResourceIdentifier ToState { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? ActualTransitionDate { get; init; }
}

/// <summary>Moves pieces of a custom line from one workflow state to another.</summary>
public sealed record OrderTransitionCustomLineItemStateAction : OrderUpdateAction
{
    /// <summary>Id of the custom line item; or give the key.</summary>
    public string? CustomLineItemId { get; init; }

    /// <summary>Key of the custom line item.</summary>
    public string? CustomLineItemKey { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>The state they leave.</summary>
    public required ResourceIdentifier FromState { get; init; }

    /// <summary>The state they enter.</summary>
    public required ResourceIdentifier ToState { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? ActualTransitionDate { get; init; }
}

/// <summary>Replaces the states of a line; the quantities must sum to the line.</summary>
public sealed record OrderImportLineItemStateAction : OrderUpdateAction
{
    /// <summary>Id of the line item; or give the key.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Key of the line item.</summary>
    public string? LineItemKey { get; init; }

    /// <summary>Quantities by state.</summary>
    public required IReadOnlyList<ItemState> State { get; init; }
}
