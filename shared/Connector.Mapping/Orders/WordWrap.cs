namespace Connector.Mapping.Orders;

/// <summary>Breaks text into lines at spaces only; every word comes out, in order.</summary>
internal static class WordWrap
{
    /// <summary>The lines, or null when a single word is longer than a line.</summary>
    public static List<string>? Lines(string text, int length)
    {
        var lines = new List<string>(1);
        if (text.Length <= length)
        {
            lines.Add(text);
            return lines;
        }

        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (word.Length > length) return null;
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The text with every run of white space as one space, trimmed; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (isSpace && (text[i] != ' ' || i == 0 || i == text.Length - 1 || text[i - 1] == ' '))
                return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return text;
    }
}
