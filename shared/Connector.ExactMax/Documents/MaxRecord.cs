using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Documents;

/// <summary>
/// Builds the single record of an eMAXExact document, column by column. A null leaves the column out; an empty text
/// becomes <c>&lt;X&gt;&lt;/X&gt;</c>, never <c>&lt;X/&gt;</c>, which MAX reads as NULL (manual MAXUpdate 5.1.1).
/// </summary>
internal sealed class MaxRecord(string table)
{
    private readonly XElement _record = new(table);

    public MaxRecord Text(string column, string? value)
    {
        if (value is null)
            return this;
        RequireXmlCharacters(column, value);
        _record.Add(new XElement(column, value));
        return this;
    }

    public MaxRecord Number(string column, decimal? value) =>
        Text(column, value is { } number ? DecimalText.Format(number) : null);

    public MaxRecord Date(string column, DateOnly? value) =>
        Text(column, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Numbered columns such as <c>ADDR1_27</c> to <c>ADDR6_27</c>: every given value gets one, none is dropped.</summary>
    public MaxRecord Numbered(string name, string suffix, int most, IReadOnlyList<string> values)
    {
        if (values.Count > most)
            throw new InvalidMaxValueException($"{name}1{suffix}", $"{values.Count} values, but MAX has {most} columns.");
        for (var i = 0; i < values.Count; i++)
            Text($"{name}{i + 1}{suffix}", values[i]);
        return this;
    }

    public MaxRecord Address(string suffix, PostalAddress address) =>
        Text($"NAME{suffix}", address.Name)
            .Numbered("ADDR", suffix, 6, address.Lines)
            .Text($"CITY{suffix}", address.City)
            .Text($"STATE{suffix}", address.State)
            .Text($"ZIPCD{suffix}", address.PostalCode)
            .Text($"CNTRY{suffix}", address.Country);

    public static MaxRecord Of(string table, IReadOnlyDictionary<string, string> columns)
    {
        var record = new MaxRecord(table);
        foreach (var (column, value) in columns)
            record.Text(column, value);
        return record;
    }

    public IReadOnlyDictionary<string, string> Columns() =>
        _record.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);

    public string ToXml()
    {
        var root = new XElement("eMAXExact", new XElement($"{table}_Table", _record));
        foreach (var element in root.DescendantsAndSelf().Where(e => e.IsEmpty))
            element.Value = "";
        // No declaration: over COM the text is UTF-16, in a file UTF-8, and a wrong encoding name is worse than none.
        var text = new StringWriter { NewLine = "\n" };
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var writer = XmlWriter.Create(text, settings))
            root.Save(writer);
        return text.ToString();
    }

    private static void RequireXmlCharacters(string column, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (XmlConvert.IsXmlChar(value[i]))
                continue;
            if (i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i]))
                i++;
            else
                throw new InvalidMaxValueException(column, $"character U+{(int)value[i]:X4} at position {i + 1} is not allowed in XML.");
        }
    }
}
