namespace Connector.Commercetools.Models;

/// <summary>One shipment of an order. The API does not check delivered against ordered quantities.</summary>
public sealed record Delivery
{
    /// <summary>Id within the order.</summary>
    public required string Id { get; init; }

    /// <summary>Key within the order; ours is the MAX shipment number.</summary>
    public string? Key { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it contains.</summary>
    public IReadOnlyList<DeliveryItem> Items { get; init; } = [];

    /// <summary>Its parcels.</summary>
    public IReadOnlyList<Parcel> Parcels { get; init; } = [];

    /// <summary>Where it goes, when it differs from the order's address.</summary>
    public Address? Address { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

/// <summary>So many pieces of a line in a delivery or parcel.</summary>
public sealed record DeliveryItem
{
    /// <summary>Id of the line item or custom line item.</summary>
    public required string Id { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }
}

/// <summary>A parcel of a delivery.</summary>
public sealed record Parcel
{
    /// <summary>Id within the order.</summary>
    public required string Id { get; init; }

    /// <summary>Key within the order.</summary>
    public string? Key { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Size and weight.</summary>
    public ParcelMeasurements? Measurements { get; init; }

    /// <summary>Carrier and tracking number.</summary>
    public TrackingData? TrackingData { get; init; }

    /// <summary>What it contains.</summary>
    public IReadOnlyList<DeliveryItem> Items { get; init; } = [];

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

/// <summary>Size (millimetres) and weight (grams) of a parcel.</summary>
public sealed record ParcelMeasurements
{
    /// <summary>Height in millimetres.</summary>
    public int? HeightInMillimeter { get; init; }

    /// <summary>Length in millimetres.</summary>
    public int? LengthInMillimeter { get; init; }

    /// <summary>Width in millimetres.</summary>
    public int? WidthInMillimeter { get; init; }

    /// <summary>Weight in grams.</summary>
    public int? WeightInGram { get; init; }
}

/// <summary>Carrier and tracking number of a parcel.</summary>
public sealed record TrackingData
{
    /// <summary>Tracking number.</summary>
    public string? TrackingId { get; init; }

    /// <summary>The carrier.</summary>
    public string? Carrier { get; init; }

    /// <summary>The tracking service, when it is not the carrier.</summary>
    public string? Provider { get; init; }

    /// <summary>The tracking service's transaction.</summary>
    public string? ProviderTransaction { get; init; }

    /// <summary>True when the parcel comes back.</summary>
    public bool IsReturn { get; init; }
}
