using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connector.Mapping;

/// <summary>Keys by which the connector knows its own prices: <c>max-{company}-{hash of SKU, scope and first instant}</c>.</summary>
public static class PriceKey
{
    private const string Prefix = "max-";
    private const int HashLength = 32;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>The key of a price that is to be created.</summary>
    public static string Of(string company, ShopPrice price)
    {
        var text = string.Join('\0', price.Sku, price.Value.CurrencyCode, price.Country, price.CustomerGroup, price.Channel, price.ValidFrom?.UtcTicks.ToString(CultureInfo.InvariantCulture));
        return $"{Prefix}{company}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}";
    }

    /// <summary>True when the connector created the price for this company.</summary>
    public static bool IsOurs(string? key, string company)
    {
        // A company's name may begin another's: what follows it is a hash, and nothing else.
        if (key is null || !key.StartsWith($"{Prefix}{company}-", StringComparison.Ordinal)) return false;
        var rest = key.AsSpan(Prefix.Length + company.Length + 1);
        return rest.Length >= HashLength && !rest[..HashLength].ContainsAnyExcept(Hexadecimal) && (rest.Length == HashLength || rest[HashLength] == '_');
    }
}
