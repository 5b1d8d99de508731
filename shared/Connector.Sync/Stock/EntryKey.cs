using Connector.Sync.Storage;

namespace Connector.Sync.Stock;

/// <summary>Key of the inventory entries that we create, so that the Import API finds them.</summary>
public static class EntryKey
{
    private const int Longest = 256;

    /// <summary>SKU and channel where commercetools allows them in a key, else a hash of them.</summary>
    public static string Of(string sku, string channel)
    {
        var key = $"{sku}_{channel}";
        return key.Length <= Longest && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? key : StableHash.Of(key);
    }
}
