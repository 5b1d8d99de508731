namespace Connector.Commercetools.Models;

/// <summary>A commercetools order, with the fields that the connector uses.</summary>
public sealed record Order : IResourceChange
{
    /// <summary>Id; the stable key of the order, since the order number is optional.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking; may rise by more than one per request.</summary>
    public required long Version { get; init; }

    /// <summary>When the order was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the order was placed in the system it was imported from, UTC; absent on orders that were placed here.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the order last changed, UTC.</summary>
    public DateTimeOffset LastModifiedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public LastModifiedBy? LastModifiedBy { get; init; }

    /// <summary>Order number; optional, immutable once set.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The buyer's purchase order number.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>Id of the customer; absent for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>E-mail of the buyer.</summary>
    public string? CustomerEmail { get; init; }

    /// <summary>The customer group that prices were chosen for.</summary>
    public Reference? CustomerGroup { get; init; }

    /// <summary>Id of an anonymous session.</summary>
    public string? AnonymousId { get; init; }

    /// <summary>Business unit of a B2B order.</summary>
    public KeyReference? BusinessUnit { get; init; }

    /// <summary>Store in which the order was placed.</summary>
    public KeyReference? Store { get; init; }

    /// <summary>Product lines.</summary>
    public IReadOnlyList<LineItem> LineItems { get; init; } = [];

    /// <summary>Lines without a product.</summary>
    public IReadOnlyList<CustomLineItem> CustomLineItems { get; init; } = [];

    /// <summary>Total; gross or net as the tax rates say.</summary>
    public required Money TotalPrice { get; init; }

    /// <summary>Net, gross and tax of the order; absent when taxes are disabled.</summary>
    public TaxedPrice? TaxedPrice { get; init; }

    /// <summary>Net, gross and tax of the shipping.</summary>
    public TaxedPrice? TaxedShippingPrice { get; init; }

    /// <summary>A discount on the total price; not contained in the lines.</summary>
    public DiscountOnTotalPrice? DiscountOnTotalPrice { get; init; }

    /// <summary>How line totals are rounded; absent means half to even.</summary>
    public string? PriceRoundingMode { get; init; }

    /// <summary><c>Platform</c>, <c>External</c>, <c>ExternalAmount</c> or <c>Disabled</c>.</summary>
    public string TaxMode { get; init; } = "Platform";

    /// <summary>How taxes are rounded; absent means half to even.</summary>
    public string? TaxRoundingMode { get; init; }

    /// <summary><c>LineItemLevel</c> or <c>UnitPriceLevel</c>.</summary>
    public string? TaxCalculationMode { get; init; }

    /// <summary>Bill-to address.</summary>
    public Address? BillingAddress { get; init; }

    /// <summary>Ship-to address (shipping mode <c>Single</c>).</summary>
    public Address? ShippingAddress { get; init; }

    /// <summary><c>Single</c> or <c>Multiple</c>.</summary>
    public string ShippingMode { get; init; } = "Single";

    /// <summary>Shipping (mode <c>Single</c>).</summary>
    public ShippingInfo? ShippingInfo { get; init; }

    /// <summary>Custom fields of the shipping (mode <c>Single</c>).</summary>
    public CustomFields? ShippingCustomFields { get; init; }

    /// <summary>Shipping (mode <c>Multiple</c>).</summary>
    public IReadOnlyList<Shipping> Shipping { get; init; } = [];

    /// <summary>Addresses that lines refer to by key.</summary>
    public IReadOnlyList<Address> ItemShippingAddresses { get; init; } = [];

    /// <summary>Payments.</summary>
    public PaymentInfo? PaymentInfo { get; init; }

    /// <summary>Country that prices were chosen for.</summary>
    public string? Country { get; init; }

    /// <summary>Language tag of the buyer.</summary>
    public string? Locale { get; init; }

    /// <summary><c>Customer</c>, <c>Merchant</c>, <c>Quote</c> or <c>RecurringOrder</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>Order state; see <see cref="Models.OrderState"/>.</summary>
    public string OrderState { get; init; } = Models.OrderState.Open;

    /// <summary>Shipment state, for example <c>Pending</c>.</summary>
    public string? ShipmentState { get; init; }

    /// <summary>Payment state, for example <c>Paid</c>.</summary>
    public string? PaymentState { get; init; }

    /// <summary>Workflow state.</summary>
    public Reference? State { get; init; }

    /// <summary>What other systems know of the order; one entry per channel.</summary>
    public IReadOnlyList<SyncInfo> SyncInfo { get; init; } = [];

    /// <summary>Returns.</summary>
    public IReadOnlyList<ReturnInfo> ReturnInfo { get; init; } = [];

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

/// <summary>Known values of an order's state; the API may add others.</summary>
public static class OrderState
{
    /// <summary>Placed, not yet confirmed.</summary>
    public const string Open = "Open";

    /// <summary>Confirmed by the merchant.</summary>
    public const string Confirmed = "Confirmed";

    /// <summary>Done.</summary>
    public const string Complete = "Complete";

    /// <summary>Cancelled (two l, unlike the shipment state).</summary>
    public const string Cancelled = "Cancelled";
}

/// <summary>What another system knows of a resource.</summary>
public sealed record SyncInfo
{
    /// <summary>The system, as a channel with role <c>OrderExport</c> or <c>OrderImport</c>.</summary>
    public required Reference Channel { get; init; }

    /// <summary>The number in that system; for us the MAX order number.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When it was synchronised, UTC.</summary>
    public DateTimeOffset SyncedAt { get; init; }
}

/// <summary>A discount on the total price. Line totals do not contain it.</summary>
public sealed record DiscountOnTotalPrice
{
    /// <summary>Discount on <c>totalPrice</c>.</summary>
    public required Money DiscountedAmount { get; init; }

    /// <summary>Its net share; absent when taxes are not set.</summary>
    public Money? DiscountedNetAmount { get; init; }

    /// <summary>Its gross share; absent when taxes are not set.</summary>
    public Money? DiscountedGrossAmount { get; init; }

    /// <summary>The discounts that were applied.</summary>
    public IReadOnlyList<IncludedDiscount> IncludedDiscounts { get; init; } = [];
}

/// <summary>How an order ships and what it costs.</summary>
public sealed record ShippingInfo
{
    /// <summary>Name of the shipping method; the mapping refers to it.</summary>
    public string ShippingMethodName { get; init; } = "";

    /// <summary>The shipping method.</summary>
    public Reference? ShippingMethod { get; init; }

    /// <summary>Price before discounts; gross or net as the tax rate says.</summary>
    public required Money Price { get; init; }

    /// <summary>Price after cart discounts.</summary>
    public DiscountedLineItemPrice? DiscountedPrice { get; init; }

    /// <summary>Net, gross and tax.</summary>
    public TaxedPrice? TaxedPrice { get; init; }

    /// <summary>The tax rate.</summary>
    public TaxRate? TaxRate { get; init; }

    /// <summary>Tax category of the shipping method.</summary>
    public Reference<TaxCategory>? TaxCategory { get; init; }

    /// <summary>When the goods are expected to arrive.</summary>
    public EstimatedDelivery? EstimatedDelivery { get; init; }

    /// <summary>What has been shipped.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];
}

/// <summary>The span in which goods are expected to arrive.</summary>
public sealed record EstimatedDelivery
{
    /// <summary>Not before, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Not after, UTC.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>One shipping method of an order in shipping mode <c>Multiple</c>.</summary>
public sealed record Shipping
{
    /// <summary>Key that lines refer to.</summary>
    public required string ShippingKey { get; init; }

    /// <summary>The method and its price.</summary>
    public required ShippingInfo ShippingInfo { get; init; }

    /// <summary>The address.</summary>
    public Address? ShippingAddress { get; init; }

    /// <summary>Custom fields of the shipping.</summary>
    public CustomFields? ShippingCustomFields { get; init; }
}
