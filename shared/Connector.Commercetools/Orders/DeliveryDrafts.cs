using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>A parcel to add.</summary>
public sealed record ParcelDraft
{
    /// <summary>Key within the order; makes a repeat recognisable.</summary>
    public string? Key { get; init; }

    /// <summary>Size and weight.</summary>
    public ParcelMeasurements? Measurements { get; init; }

    /// <summary>Carrier and tracking number.</summary>
    public TrackingData? TrackingData { get; init; }

    /// <summary>What it contains.</summary>
    public IReadOnlyList<DeliveryItem>? Items { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFieldsDraft? Custom { get; init; }
}

/// <summary>Custom fields to set: a type and values.</summary>
public sealed record CustomFieldsDraft
{
    /// <summary>The type, by id or key.</summary>
    public required ResourceIdentifier Type { get; init; }

    /// <summary>Values by field name: text, number, bool or JSON.</summary>
    public IReadOnlyDictionary<string, object?>? Fields { get; init; }
}
