using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Adds a delivery; the order must have shipping information.</summary>
public sealed record OrderAddDeliveryAction : OrderUpdateAction
{
    /// <summary>Key of the delivery within the order.</summary>
    public string? DeliveryKey { get; init; }

    /// <summary>Key of the shipping method; required in shipping mode <c>Multiple</c>.</summary>
    public string? ShippingKey { get; init; }

    /// <summary>The items.</summary>
    public IReadOnlyList<DeliveryItem>? Items { get; init; }

    /// <summary>The address.</summary>
    public Address? Address { get; init; }

    /// <summary>Its parcels.</summary>
    public IReadOnlyList<ParcelDraft>? Parcels { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFieldsDraft? Custom { get; init; }
}

/// <summary>Removes a delivery.</summary>
public sealed record OrderRemoveDeliveryAction : OrderUpdateAction
{
    /// <summary>Id of the delivery; or give the key.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Key of the delivery within the order.</summary>
    public string? DeliveryKey { get; init; }
}

/// <summary>Replaces the items of a delivery.</summary>
public sealed record OrderSetDeliveryItemsAction : OrderUpdateAction
{
    /// <summary>Id of the delivery; or give the key.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Key of the delivery within the order.</summary>
    public string? DeliveryKey { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<DeliveryItem> Items { get; init; }
}

/// <summary>Sets the address of a delivery.</summary>
public sealed record OrderSetDeliveryAddressAction : OrderUpdateAction
{
    /// <summary>Id of the delivery; or give the key.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Key of the delivery within the order.</summary>
    public string? DeliveryKey { get; init; }

    /// <summary>The address.</summary>
    public Address? Address { get; init; }
}

/// <summary>Adds a parcel to a delivery.</summary>
public sealed record OrderAddParcelToDeliveryAction : OrderUpdateAction
{
    /// <summary>Id of the delivery; or give the key.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Key of the delivery within the order.</summary>
    public string? DeliveryKey { get; init; }

    /// <summary>Key of the parcel within the order.</summary>
    public string? ParcelKey { get; init; }

    /// <summary>Size and weight.</summary>
    public ParcelMeasurements? Measurements { get; init; }

    /// <summary>Carrier and tracking number.</summary>
    public TrackingData? TrackingData { get; init; }

    /// <summary>The items.</summary>
    public IReadOnlyList<DeliveryItem>? Items { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFieldsDraft? Custom { get; init; }
}

/// <summary>Sets carrier and tracking number of a parcel.</summary>
public sealed record OrderSetParcelTrackingDataAction : OrderUpdateAction
{
    /// <summary>Id of the parcel; or give the key.</summary>
    public string? ParcelId { get; init; }

    /// <summary>Key of the parcel within the order.</summary>
    public string? ParcelKey { get; init; }

    /// <summary>Carrier and tracking number.</summary>
    public TrackingData? TrackingData { get; init; }
}

/// <summary>Replaces the items of a parcel.</summary>
public sealed record OrderSetParcelItemsAction : OrderUpdateAction
{
    /// <summary>Id of the parcel; or give the key.</summary>
    public string? ParcelId { get; init; }

    /// <summary>Key of the parcel within the order.</summary>
    public string? ParcelKey { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<DeliveryItem> Items { get; init; }
}

/// <summary>Sets size and weight of a parcel.</summary>
public sealed record OrderSetParcelMeasurementsAction : OrderUpdateAction
{
    /// <summary>Id of the parcel; or give the key.</summary>
    public string? ParcelId { get; init; }

    /// <summary>Key of the parcel within the order.</summary>
    public string? ParcelKey { get; init; }

    /// <summary>Size and weight.</summary>
    public ParcelMeasurements? Measurements { get; init; }
}

/// <summary>Removes a parcel.</summary>
public sealed record OrderRemoveParcelFromDeliveryAction : OrderUpdateAction
{
    /// <summary>Id of the parcel; or give the key.</summary>
    public string? ParcelId { get; init; }

    /// <summary>Key of the parcel within the order.</summary>
    public string? ParcelKey { get; init; }
}
