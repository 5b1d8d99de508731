using System.Text;

namespace Connector.Mapping.Document;

/// <summary>Writes a JSON pointer the way people read it: <c>companies[0].timeZone</c>.</summary>
internal static class JsonPath
{
    public static string Of(string pointer)
    {
        var path = new StringBuilder();
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (name.Length > 0 && name.All(char.IsAsciiDigit)) path.Append('[').Append(name).Append(']');
            else path.Append(path.Length == 0 ? "" : ".").Append(name);
        }

        return path.Length == 0 ? "$" : path.ToString();
    }
}
