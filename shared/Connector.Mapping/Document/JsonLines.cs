using System.Text;
using System.Text.Json;

namespace Connector.Mapping.Document;

/// <summary>On which line of a JSON text each value stands, by JSON pointer, so that a problem can say where it is.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<string> repeated = [];

    private JsonLines()
    {
    }

    /// <summary>Pointers of keys that stand twice in one object; System.Text.Json would silently take the last.</summary>
    public IReadOnlyList<string> Repeated => repeated;

    /// <summary>Reads the positions of all values.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonLines Of(string json)
    {
        var index = new JsonLines();
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        var (line, counted) = (1, 0);
        index.Value(ref reader, "", bytes, ref line, ref counted);
        while (reader.Read())
        {
        }

        return index;
    }

    /// <summary>The line of a value, or of the nearest value around it.</summary>
    public int LineOf(string pointer)
    {
        for (var at = pointer; ; at = at[..at.LastIndexOf('/')])
        {
            if (lines.TryGetValue(at, out var line)) return line;
            if (!at.Contains('/', StringComparison.Ordinal)) return 1;
        }
    }

    private void Value(ref Utf8JsonReader reader, string pointer, ReadOnlySpan<byte> bytes, ref int line, ref int counted)
    {
        Remember(pointer, (int)reader.TokenStartIndex, bytes, ref line, ref counted);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var key = reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                var child = $"{pointer}/{key}";
                if (lines.ContainsKey(child)) repeated.Add(child);
                reader.Read();
                Value(ref reader, child, bytes, ref line, ref counted);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                Value(ref reader, $"{pointer}/{i}", bytes, ref line, ref counted);
        }
    }

    private void Remember(string pointer, int start, ReadOnlySpan<byte> bytes, ref int line, ref int counted)
    {
        line += bytes[counted..start].Count((byte)'\n');
        counted = start;
        lines[pointer] = line;
    }
}
