using System.Globalization;
using System.Text;

namespace Connector.Sync.Storage;

/// <summary>
/// Makes any text usable as a Table Storage key: <c>/ \ # ? %</c> and control characters are written as
/// <c>%XX</c>. Ids of commercetools and MAX stay as they are.
/// </summary>
public static class TableKey
{
    // A key holds 512 characters; the rest is for what callers put in front, an instant and the name of a flow.
    private const int Longest = 400;

    /// <summary>Encodes a key; one whose encoded form is longer than 400 characters is replaced by its hash.</summary>
    public static string Encode(string key)
    {
        var encoded = key.Length <= Longest ? Escape(key) : key;
        return encoded.Length <= Longest ? encoded : StableHash.Of(key);
    }

    private static string Escape(string key)
    {
        if (!key.Any(Forbidden)) return key;
        var text = new StringBuilder(key.Length + 8);
        foreach (var c in key)
        {
            if (Forbidden(c)) text.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>A row key that sorts newest first: the ticks left until the end of time.</summary>
    public static string NewestFirst(DateTimeOffset instant) =>
        (DateTimeOffset.MaxValue.Ticks - instant.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static bool Forbidden(char c) => c is '/' or '\\' or '#' or '?' or '%' || char.IsControl(c);
}
