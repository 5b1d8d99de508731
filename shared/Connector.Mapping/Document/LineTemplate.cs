using System.Collections.Frozen;
using System.Text.Json;

namespace Connector.Mapping.Document;

/// <summary>
/// A line of an address as mapping.json writes it: fields in braces and text before them, for example
/// <c>{street}, Box {poBox}</c>. An empty field vanishes with the text before it; where nothing stands before a field, its
/// text loses the blanks and punctuation that would have set it off.
/// </summary>
internal sealed class LineTemplate
{
    private static readonly char[] SeparatorCharacters = [' ', ',', ';', '-', '/'];

    private static readonly FrozenDictionary<string, AddressPart> PartByName =
        Enum.GetValues<AddressPart>().ToFrozenDictionary(part => JsonNamingPolicy.CamelCase.ConvertName(part.ToString()), StringComparer.Ordinal);

    private readonly List<(string Text, string Label, AddressPart Part)> fields = [];

    private LineTemplate()
    {
    }

    /// <summary>The fields, in order.</summary>
    public IEnumerable<AddressPart> Parts => fields.Select(placed => placed.Part);

    /// <summary>Reads a line of mapping.json that was checked.</summary>
    public static LineTemplate Of(string text) =>
        TryRead(text, out var mistake) ?? throw new ArgumentException(mistake, nameof(text));

    /// <summary>The line of one field.</summary>
    public static LineTemplate Of(AddressPart part)
    {
        var template = new LineTemplate();
        template.fields.Add(("", "", part));
        return template;
    }

    /// <summary>Reads a line; null with a sentence when it is none.</summary>
    public static LineTemplate? TryRead(string text, out string mistake)
    {
        var template = new LineTemplate();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) return Wrong($"'{text[at..]}' names no field; text stands before a field in braces, for example '{{street}}, Box {{poBox}}'", out mistake);
            var (before, name) = (text[at..open], text[(open + 1)..close]);
            if (!PartByName.TryGetValue(name, out var part)) return Wrong($"there is no address field '{name}'", out mistake);
            // Without a blank two words would become one, and neither could be found again.
            if ((template.fields.Count > 0 || before.Length > 0) && !before.EndsWith(' ')) return Wrong($"a blank is missing before '{{{name}}}'", out mistake);
            template.fields.Add((before, before.TrimStart(SeparatorCharacters), part));
            at = close + 1;
        }

        if (template.fields.Count == 0) return Wrong("the line is empty", out mistake);
        mistake = "";
        return template;
    }

    /// <summary>The line; null when all its fields are empty.</summary>
    public string? Write(Func<AddressPart, string?> valueOf)
    {
        string? line = null;
        foreach (var (text, label, part) in fields)
            if (valueOf(part) is { } value) line = line is null ? label + value : line + text + value;
        return line;
    }

    private static LineTemplate? Wrong(string sentence, out string mistake)
    {
        mistake = sentence;
        return null;
    }
}
