using System.Collections.Frozen;

namespace Connector.Mapping;

/// <summary>Decimal digits of currencies, ISO 4217.</summary>
public static class CurrencyDigits
{
    private static readonly FrozenSet<string> None = FrozenSet.Create(
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF");

    private static readonly FrozenSet<string> Three = FrozenSet.Create("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    /// <summary>0, 2 or 3.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    public static int Of(string currency) => None.Contains(currency) ? 0 : Three.Contains(currency) ? 3 : 2;
}
