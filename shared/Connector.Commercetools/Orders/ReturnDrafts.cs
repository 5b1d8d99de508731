namespace Connector.Commercetools;

/// <summary>A return to add.</summary>
public sealed record ReturnInfoDraft
{
    /// <summary>What comes back.</summary>
    public required IReadOnlyList<ReturnItemDraft> Items { get; init; }

    /// <summary>Tracking number.</summary>
    public string? ReturnTrackingId { get; init; }

    /// <summary>When it was returned, UTC.</summary>
    public DateTimeOffset? ReturnDate { get; init; }
}

/// <summary>So many pieces of a line that come back; give one of the two line ids.</summary>
public sealed record ReturnItemDraft
{
    /// <summary>Key within the order, 2 to 256 characters; makes a repeat recognisable.</summary>
    public string? Key { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>Id of the line item.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Id of the custom line item.</summary>
    public string? CustomLineItemId { get; init; }

    /// <summary>Free text.</summary>
    public string? Comment { get; init; }

    /// <summary><c>Advised</c> or <c>Returned</c> only.</summary>
    public required string ShipmentState { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFieldsDraft? Custom { get; init; }
}
