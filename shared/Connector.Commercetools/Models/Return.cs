namespace Connector.Commercetools.Models;

/// <summary>A return. It has no id, no key and no money of its own.</summary>
public sealed record ReturnInfo
{
    /// <summary>What comes back.</summary>
    public IReadOnlyList<ReturnItem> Items { get; init; } = [];

    /// <summary>Tracking number.</summary>
    public string? ReturnTrackingId { get; init; }

    /// <summary>When it was returned, UTC.</summary>
    public DateTimeOffset? ReturnDate { get; init; }
}

/// <summary>So many pieces of a line that come back.</summary>
public sealed record ReturnItem
{
    /// <summary><c>LineItemReturnItem</c> or <c>CustomLineItemReturnItem</c>; the API may add others.</summary>
    public string Type { get; init; } = "";

    /// <summary>Id within the order.</summary>
    public required string Id { get; init; }

    /// <summary>Key within the order; ours is the MAX RMA line.</summary>
    public string? Key { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>Id of the line item, when a line item comes back.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Id of the custom line item, when a custom line item comes back.</summary>
    public string? CustomLineItemId { get; init; }

    /// <summary>Free text; often the reason.</summary>
    public string? Comment { get; init; }

    /// <summary>See <see cref="ReturnShipmentState"/>.</summary>
    public string ShipmentState { get; init; } = "";

    /// <summary>See <see cref="ReturnPaymentState"/>.</summary>
    public string PaymentState { get; init; } = "";

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset LastModifiedAt { get; init; }
}

/// <summary>Known states of returned goods; the API may add others.</summary>
public static class ReturnShipmentState
{
    /// <summary>Announced. No action moves it on; add the item as <see cref="Returned"/> instead.</summary>
    public const string Advised = "Advised";

    /// <summary>Received.</summary>
    public const string Returned = "Returned";

    /// <summary>Back on the shelf; only after <see cref="Returned"/>.</summary>
    public const string BackInStock = "BackInStock";

    /// <summary>Scrapped; only after <see cref="Returned"/>.</summary>
    public const string Unusable = "Unusable";
}

/// <summary>Known states of a return's refund; the API may add others.</summary>
public static class ReturnPaymentState
{
    /// <summary>Nothing to refund.</summary>
    public const string NonRefundable = "NonRefundable";

    /// <summary>To be decided.</summary>
    public const string Initial = "Initial";

    /// <summary>Refunded.</summary>
    public const string Refunded = "Refunded";

    /// <summary>Refused.</summary>
    public const string NotRefunded = "NotRefunded";
}
