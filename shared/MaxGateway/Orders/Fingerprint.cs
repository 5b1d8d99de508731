using System.Security.Cryptography;
using System.Text;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// 15 characters that stand for a longer key in MAX's indexed user key (<c>UDFKEY_nn</c>): the start of the lower-case
/// base32 SHA-256. 75 bits: two keys of one customer do not meet by chance.
/// </summary>
internal static class Fingerprint
{
    public const int Length = 15;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Of(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return string.Create(Length, hash, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                // Character i holds bits 5i to 5i+4, which may straddle two bytes.
                var bit = i * 5;
                var window = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                text[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
            }
        });
    }

    /// <summary>SHA-256 of a request's canonical text, in lower-case hexadecimal.</summary>
    public static string OfBody(string canonicalJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalJson)));
}
