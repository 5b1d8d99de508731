using System.Security.Cryptography;
using System.Text;

namespace Connector.Sync.Storage;

/// <summary>Hash that is the same in every process and version: lower-case hexadecimal SHA-256.</summary>
public static class StableHash
{
    /// <summary>Hash of a text.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Hash of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
