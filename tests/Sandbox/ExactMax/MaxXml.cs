using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Connector.Sandbox.ExactMax;

/// <summary>Reads eMAXExact documents as strictly as MAX does.</summary>
internal static partial class MaxXml
{
    /// <summary>The columns of the single record of a table, as the table stores them.</summary>
    public static Dictionary<string, object> Read(string document, string table, MaxSchema schema)
    {
        // MAX reads <X/> as NULL and its columns are NOT NULL; a parsed tree no longer tells <X/> from <X></X>.
        if (SelfClosed().Match(document) is { Success: true } empty)
            throw new MaxRefusal($"{empty.Value} is NULL.");
        var record = Record(document, table);
        var columns = schema.Table(table);
        var row = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var element in record.Elements())
        {
            var name = element.Name.ToString();
            if (element.HasElements || element.HasAttributes)
                throw new MaxRefusal($"{name} is not a plain value.");
            if (!columns.TryGetValue(name, out var column))
                throw new MaxRefusal($"{table} has no column {name}.");
            if (!row.TryAdd(name, column.FromXml(element.Value)))
                throw new MaxRefusal($"{name} is given twice.");
        }

        return row;
    }

    public static void Require(Dictionary<string, object> row, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!row.TryGetValue(column, out var value) || value is DBNull || value is string text && text.Trim().Length == 0)
                throw new MaxRefusal($"{column} is missing.");
        }
    }

    public static string Text(this Dictionary<string, object> row, string column) =>
        row.TryGetValue(column, out var value) && value is string text ? text.TrimEnd() : "";

    public static double Number(this Dictionary<string, object> row, string column) =>
        row.TryGetValue(column, out var value) && value is double number ? number : 0;

    private static XElement Record(string document, string table)
    {
        XElement root;
        try
        {
            root = XDocument.Parse(document).Root!;
        }
        catch (XmlException problem)
        {
            throw new MaxRefusal($"not well-formed: {problem.Message}");
        }

        if (root.Name != "eMAXExact" || root.Elements().ToArray() is not [var container] || container.Name != $"{table}_Table")
            throw new MaxRefusal($"eMAXExact with one {table}_Table is expected.");
        if (container.Elements().ToArray() is not [var record] || record.Name != table)
            throw new MaxRefusal($"{table}_Table takes one {table} per call.");
        return record;
    }

    [GeneratedRegex(@"<[A-Za-z_][\w.-]*\s*/>")]
    private static partial Regex SelfClosed();
}
