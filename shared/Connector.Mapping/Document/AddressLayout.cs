namespace Connector.Mapping.Document;

/// <summary>In which lines a country writes an address below the name, and in which order it writes a person.</summary>
internal sealed record AddressLayout(IReadOnlyList<LineTemplate> Lines, LineTemplate Person)
{
    /// <summary>How persons are written unless a layout says otherwise.</summary>
    public const string UsualPerson = "{salutation} {title} {firstName} {lastName}";

    public static AddressLayout Of(IEnumerable<string> lines, string? person = null) =>
        new([.. lines.Select(LineTemplate.Of)], LineTemplate.Of(person ?? UsualPerson));

    public static AddressLayout Of(IEnumerable<AddressLine> lines) =>
        new([.. lines.Select(line => LineTemplate.Of(Enum.Parse<AddressPart>(line.ToString())))], LineTemplate.Of(UsualPerson));
}
