namespace Connector.Sandbox.Commercetools.Seeding;

/// <summary>An inventory entry that is there from the start.</summary>
/// <param name="Sku">SKU; one entry per SKU and channel, which is not checked.</param>
/// <param name="QuantityOnStock">What is on stock, and available.</param>
/// <param name="ChannelKey">Key of an existing channel; null for stock without a channel.</param>
/// <param name="Key">Key of the entry.</param>
public readonly record struct SeededStock(string Sku, long QuantityOnStock, string? ChannelKey = null, string? Key = null);

/// <summary>A standalone price that is there from the start.</summary>
/// <param name="Sku">SKU.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="CentAmount">Price in the smallest unit.</param>
public readonly record struct SeededPrice(string Sku, string Currency, long CentAmount)
{
    /// <summary>Key of the price.</summary>
    public string? Key { get; init; }

    /// <summary>Country of its scope.</summary>
    public string? Country { get; init; }

    /// <summary>Key of an existing channel of its scope.</summary>
    public string? ChannelKey { get; init; }

    /// <summary>Key of an existing customer group of its scope.</summary>
    public string? CustomerGroupKey { get; init; }
}

/// <summary>A published product that is there from the start.</summary>
/// <param name="Key">Key of the product.</param>
/// <param name="Skus">SKUs of its variants, the master first.</param>
public sealed record SeededProduct(string Key, IReadOnlyList<string> Skus)
{
    /// <summary>Attributes of all its variants.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
