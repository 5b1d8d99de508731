namespace Connector.Commercetools.Models;

/// <summary>A product line of an order.</summary>
public sealed record LineItem
{
    /// <summary>Id within the order.</summary>
    public required string Id { get; init; }

    /// <summary>Key within the order.</summary>
    public string? Key { get; init; }

    /// <summary>Id of the product.</summary>
    public string? ProductId { get; init; }

    /// <summary>Key of the product.</summary>
    public string? ProductKey { get; init; }

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string> Name { get; init; } = new Dictionary<string, string>();

    /// <summary>The variant as it was when the order was placed.</summary>
    public ProductVariant Variant { get; init; } = new();

    /// <summary>The price that was chosen for the line.</summary>
    public required Price Price { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>Line total after discounts; gross or net as the tax rate says.</summary>
    public required Money TotalPrice { get; init; }

    /// <summary>Unit prices after cart discounts, when cart discounts apply.</summary>
    public IReadOnlyList<DiscountedLineItemPriceForQuantity> DiscountedPricePerQuantity { get; init; } = [];

    /// <summary>Net, gross and tax of the line; absent when taxes are disabled.</summary>
    public TaxedPrice? TaxedPrice { get; init; }

    /// <summary>Taxed prices by shipping method (shipping mode <c>Multiple</c>).</summary>
    public IReadOnlyList<MethodTaxedPrice> TaxedPricePortions { get; init; } = [];

    /// <summary>The tax rate; absent in mode <c>ExternalAmount</c> without one, and in mode <c>Disabled</c>.</summary>
    public TaxRate? TaxRate { get; init; }

    /// <summary>Tax rates by shipping method (shipping mode <c>Multiple</c>).</summary>
    public IReadOnlyList<MethodTaxRate> PerMethodTaxRate { get; init; } = [];

    /// <summary>Quantities by workflow state.</summary>
    public IReadOnlyList<ItemState> State { get; init; } = [];

    /// <summary>The channel whose stock the line uses.</summary>
    public Reference<Channel>? SupplyChannel { get; init; }

    /// <summary>The channel that sells the line.</summary>
    public Reference<Channel>? DistributionChannel { get; init; }

    /// <summary><c>Platform</c>, <c>ExternalPrice</c> or <c>ExternalTotal</c>.</summary>
    public string PriceMode { get; init; } = "Platform";

    /// <summary><c>Standard</c> or <c>GiftLineItem</c>.</summary>
    public string LineItemMode { get; init; } = "Standard";

    /// <summary>Where the pieces of the line go when an order has several addresses.</summary>
    public ItemShippingDetails? ShippingDetails { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

/// <summary>The variant of a line, as it was when the order was placed.</summary>
public sealed record ProductVariant
{
    /// <summary>Number of the variant within its product.</summary>
    public int Id { get; init; }

    /// <summary>Stock keeping unit; optional in commercetools.</summary>
    public string? Sku { get; init; }

    /// <summary>Key within the product.</summary>
    public string? Key { get; init; }

    /// <summary>Attributes; values are JSON because their types are the project's own.</summary>
    public IReadOnlyList<ProductAttribute> Attributes { get; init; } = [];
}

/// <summary>An attribute of a variant.</summary>
public sealed record ProductAttribute
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Value as JSON.</summary>
    public System.Text.Json.JsonElement Value { get; init; }
}

/// <summary>The unit price of a line.</summary>
public sealed record Price
{
    /// <summary>Id of the price.</summary>
    public string? Id { get; init; }

    /// <summary>Unit price before discounts.</summary>
    public required Money Value { get; init; }

    /// <summary>Unit price after a product discount.</summary>
    public DiscountedPrice? Discounted { get; init; }
}

/// <summary>A unit price after a product discount.</summary>
public sealed record DiscountedPrice
{
    /// <summary>Unit price.</summary>
    public required Money Value { get; init; }
}

/// <summary>So many pieces of a line at such a unit price, after cart discounts.</summary>
public sealed record DiscountedLineItemPriceForQuantity
{
    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>The unit price and the discounts it contains.</summary>
    public required DiscountedLineItemPrice DiscountedPrice { get; init; }
}

/// <summary>A unit price after cart discounts.</summary>
public sealed record DiscountedLineItemPrice
{
    /// <summary>Unit price, or shipping price, after discounts.</summary>
    public required Money Value { get; init; }

    /// <summary>The discounts that were applied.</summary>
    public IReadOnlyList<IncludedDiscount> IncludedDiscounts { get; init; } = [];
}

/// <summary>One cart or direct discount within a discounted price.</summary>
public sealed record IncludedDiscount
{
    /// <summary>The cart discount or direct discount.</summary>
    public Reference? Discount { get; init; }

    /// <summary>The amount it takes off.</summary>
    public Money? DiscountedAmount { get; init; }
}

/// <summary>So many pieces in such a workflow state.</summary>
public sealed record ItemState
{
    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>The state.</summary>
    public Reference? State { get; init; }
}

/// <summary>Where the pieces of a line go.</summary>
public sealed record ItemShippingDetails
{
    /// <summary>Pieces by address and shipping method.</summary>
    public IReadOnlyList<ItemShippingTarget> Targets { get; init; } = [];

    /// <summary>False when the quantities do not add up to the line.</summary>
    public bool Valid { get; init; }
}

/// <summary>So many pieces to such an address.</summary>
public sealed record ItemShippingTarget
{
    /// <summary>Key of one of the order's item shipping addresses.</summary>
    public string? AddressKey { get; init; }

    /// <summary>Number of pieces.</summary>
    public required long Quantity { get; init; }

    /// <summary>Key of the shipping method within the order.</summary>
    public string? ShippingMethodKey { get; init; }
}

/// <summary>A line without a product: a service, a surcharge, a voucher (then with a negative amount).</summary>
public sealed record CustomLineItem
{
    /// <summary>Id within the order.</summary>
    public required string Id { get; init; }

    /// <summary>Key within the order.</summary>
    public string? Key { get; init; }

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string> Name { get; init; } = new Dictionary<string, string>();

    /// <summary>Amount of one piece.</summary>
    public required Money Money { get; init; }

    /// <summary>Identifies the kind of line; the mapping refers to it.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Number of pieces.</summary>
    public long Quantity { get; init; } = 1;

    /// <summary>Line total after discounts; gross or net as the tax rate says.</summary>
    public required Money TotalPrice { get; init; }

    /// <summary>Net, gross and tax of the line.</summary>
    public TaxedPrice? TaxedPrice { get; init; }

    /// <summary>Taxed prices by shipping method (shipping mode <c>Multiple</c>).</summary>
    public IReadOnlyList<MethodTaxedPrice> TaxedPricePortions { get; init; } = [];

    /// <summary>Tax category.</summary>
    public Reference<TaxCategory>? TaxCategory { get; init; }

    /// <summary>The tax rate.</summary>
    public TaxRate? TaxRate { get; init; }

    /// <summary>Tax rates by shipping method (shipping mode <c>Multiple</c>).</summary>
    public IReadOnlyList<MethodTaxRate> PerMethodTaxRate { get; init; } = [];

    /// <summary>Amounts after cart discounts.</summary>
    public IReadOnlyList<DiscountedLineItemPriceForQuantity> DiscountedPricePerQuantity { get; init; } = [];

    /// <summary>Where the pieces go.</summary>
    public ItemShippingDetails? ShippingDetails { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}
