using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Connector.MaxGateway.Security;

/// <summary>
/// What is stored of an API key. One round of SHA-256 is enough for keys that are random, and for those alone: so a short
/// key is not hashed.
/// </summary>
internal static class KeyHash
{
    public const int ShortestKey = 32;

    public static byte[] Of(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static string Text(string key) => Convert.ToHexStringLower(Of(key));

    /// <summary>A key of 256 random bits, 43 characters.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
