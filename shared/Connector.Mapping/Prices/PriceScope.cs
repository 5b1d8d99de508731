namespace Connector.Mapping;

/// <summary>Where a price applies; commercetools never changes it.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null for all.</param>
/// <param name="CustomerGroup">Key of the customer group; null for everybody.</param>
/// <param name="Channel">Key of the distribution channel; null for all.</param>
public sealed record PriceScope(string Currency, string? Country, string? CustomerGroup, string? Channel)
{
    /// <summary>The scope of a price.</summary>
    public static PriceScope Of(ShopPrice price) => new(price.Value.CurrencyCode, price.Country, price.CustomerGroup, price.Channel);

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', new[] { Currency, Country, CustomerGroup, Channel }.OfType<string>());
}
