using System.Collections;
using System.Text;

namespace Connector.Mapping.Document;

/// <summary>Which characters a MAX database can hold. MAX stores <c>char</c> columns: what its code page lacks becomes a question mark.</summary>
internal sealed class CodePage
{
    private readonly BitArray holds = new(char.MaxValue + 1);

    private CodePage(Encoding encoding)
    {
        Name = encoding.WebName;
        Span<byte> bytes = stackalloc byte[8];
        Span<char> back = stackalloc char[8];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsSurrogate((char)c)) continue;
            var length = encoding.GetBytes([(char)c], bytes);
            holds[c] = encoding.GetChars(bytes[..length], back) == 1 && back[0] == (char)c;
        }
    }

    /// <summary>Name of the code page.</summary>
    public string Name { get; }

    public static bool Exists(string name) => Find(name) is not null;

    public static CodePage Of(string name) =>
        new(Find(name) ?? throw new ArgumentException($"'{name}' is no code page.", nameof(name)));

    /// <summary>True when the code page has the character.</summary>
    public bool Holds(char character) => holds[character];

    private static Encoding? Find(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name)
        ?? Encoding.GetEncodings().FirstOrDefault(encoding => string.Equals(encoding.Name, name, StringComparison.OrdinalIgnoreCase))?.GetEncoding();
}
