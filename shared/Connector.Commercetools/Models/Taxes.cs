namespace Connector.Commercetools.Models;

/// <summary>A tax rate as it was applied to a line.</summary>
public sealed record TaxRate
{
    /// <summary>Id of the rate in its tax category; absent for external rates.</summary>
    public string? Id { get; init; }

    /// <summary>Key of the rate.</summary>
    public string? Key { get; init; }

    /// <summary>Name, for example <c>19% MwSt</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Rate between 0 and 1; 0.19 is 19 percent.</summary>
    public required decimal Amount { get; init; }

    /// <summary>True when prices include this tax.</summary>
    public bool IncludedInPrice { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country code.</summary>
    public string? Country { get; init; }

    /// <summary>State within the country, for example <c>NY</c>.</summary>
    public string? State { get; init; }

    /// <summary>Parts of the rate that are owed to different authorities; empty when undivided.</summary>
    public IReadOnlyList<SubRate> SubRates { get; init; } = [];
}

/// <summary>One authority's share of a <see cref="TaxRate"/>.</summary>
public sealed record SubRate
{
    /// <summary>Name, for example <c>New York City</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Rate between 0 and 1.</summary>
    public required decimal Amount { get; init; }
}

/// <summary>The tax of one rate within a <see cref="TaxedPrice"/>.</summary>
public sealed record TaxPortion
{
    /// <summary>Name of the rate or sub-rate.</summary>
    public string? Name { get; init; }

    /// <summary>Rate between 0 and 1.</summary>
    public required decimal Rate { get; init; }

    /// <summary>Amount of the tax.</summary>
    public required Money Amount { get; init; }
}

/// <summary>Net, gross and tax of an order, a line or the shipping (<c>TaxedPrice</c>, <c>TaxedItemPrice</c>).</summary>
public sealed record TaxedPrice
{
    /// <summary>Net.</summary>
    public required Money TotalNet { get; init; }

    /// <summary>Gross.</summary>
    public required Money TotalGross { get; init; }

    /// <summary>Tax by rate and name.</summary>
    public IReadOnlyList<TaxPortion> TaxPortions { get; init; } = [];

    /// <summary>Gross minus net; optional in the API.</summary>
    public Money? TotalTax { get; init; }
}

/// <summary>The taxed price of the part of a line that one shipping method delivers (shipping mode <c>Multiple</c>).</summary>
public sealed record MethodTaxedPrice
{
    /// <summary>Key of the shipping method within the order.</summary>
    public string? ShippingMethodKey { get; init; }

    /// <summary>The taxed price of the part.</summary>
    public TaxedPrice? TaxedPrice { get; init; }
}

/// <summary>The tax rate that one shipping method implies (shipping mode <c>Multiple</c>).</summary>
public sealed record MethodTaxRate
{
    /// <summary>Key of the shipping method within the order.</summary>
    public string? ShippingMethodKey { get; init; }

    /// <summary>The rate.</summary>
    public TaxRate? TaxRate { get; init; }
}

/// <summary>What a tax rate is for; line items take theirs from the product and do not name it.</summary>
public sealed record TaxCategory
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";
}
