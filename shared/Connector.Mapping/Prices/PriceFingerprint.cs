using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connector.Commercetools.Models;

namespace Connector.Mapping;

/// <summary>
/// A number that stands for a price, so that a full comparison keeps 16 bytes per SKU and side: the sums of a SKU's prices
/// are equal when the prices are, whatever their order.
/// </summary>
public static class PriceFingerprint
{
    /// <summary>Of a price that is wanted.</summary>
    public static UInt128 Of(ShopPrice price) => Hash(Text(price));

    /// <summary>Of a price as it was read; one that is not as the connector would leave it differs from every wanted one.</summary>
    public static UInt128 Of(KnownPrice price, string company) =>
        price.IsActive && PriceKey.IsOurs(price.Key, company) ? Of(price.Price) : Hash($"{Text(price.Price)}|{price.IsActive}|{price.Key}");

    private static string Text(ShopPrice price)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{price.Sku}\0{price.Country}\0{price.CustomerGroup}\0{price.Channel}\0{price.ValidFrom?.UtcTicks}\0{price.ValidUntil?.UtcTicks}");
        Append(text, price.Value);
        foreach (var tier in price.Tiers) Append(text.Append(CultureInfo.InvariantCulture, $"\0{tier.MinimumQuantity}"), tier.Value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Money money) =>
        text.Append(CultureInfo.InvariantCulture, $"\0{money.Type} {money.CurrencyCode} {money.CentAmount} {money.PreciseAmount} {money.FractionDigits}");

    private static UInt128 Hash(string text) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
