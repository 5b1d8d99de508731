namespace Connector.Commercetools;

/// <summary>Adds a return.</summary>
public sealed record OrderAddReturnInfoAction : OrderUpdateAction
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<ReturnItemDraft> Items { get; init; }

    /// <summary>Tracking number.</summary>
    public string? ReturnTrackingId { get; init; }

    /// <summary>When it was returned, UTC.</summary>
    public DateTimeOffset? ReturnDate { get; init; }
}

/// <summary>Replaces all returns; prefer <see cref="OrderAddReturnInfoAction"/>.</summary>
public sealed record OrderSetReturnInfoAction : OrderUpdateAction
{
    /// <summary>The items.</summary>
    public IReadOnlyList<ReturnInfoDraft>? Items { get; init; }
}

/// <summary>Moves returned goods on; only from <c>Returned</c> to <c>BackInStock</c> or <c>Unusable</c>.</summary>
public sealed record OrderSetReturnShipmentStateAction : OrderUpdateAction
{
    /// <summary>Id of the return item; or give the key.</summary>
    public string? ReturnItemId { get; init; }

    /// <summary>Key of the return item.</summary>
    public string? ReturnItemKey { get; init; }

    /// <summary>The new shipment state.</summary>
    public required string ShipmentState { get; init; }
}

/// <summary>Sets the state of a return's refund. Emits no Message.</summary>
public sealed record OrderSetReturnPaymentStateAction : OrderUpdateAction
{
    /// <summary>Id of the return item; or give the key.</summary>
    public string? ReturnItemId { get; init; }

    /// <summary>Key of the return item.</summary>
    public string? ReturnItemKey { get; init; }

    /// <summary>The new payment state.</summary>
    public required string PaymentState { get; init; }
}
