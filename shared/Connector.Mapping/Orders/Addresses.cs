using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// An address becomes MAX's name and six lines without losing a word: the company, else the person, is the name; the
/// rest follows line by line in the layout of its country; long text wraps at words, and where six lines are too few,
/// parts share lines.
/// </summary>
internal static class Addresses
{
    private const int MostLines = 6;

    public static PostalAddress Of(ICompanyScope scope, Address address, string field)
    {
        var layout = scope.Company.Layout(address.Country);
        var person = layout.Person.Write(part => PersonPart(address, part));
        var name = WordWrap.Clean(address.Company) ?? person;
        if (name is null)
        {
            scope.Report(ProblemCode.Missing, $"{field}.lastName", null, "The address names neither a company nor a person, and MAX needs a name. Complete the address in commercetools.");
            name = "";
        }

        var length = scope.Company.Json.Address.LineLength;
        var parts = Parts(scope, address, name == person ? null : person, layout);
        var lines = Layout(name, parts, length);
        if (lines is null)
        {
            var whole = string.Join(", ", parts.Prepend(name));
            scope.Report(ProblemCode.TooLong, field, whole, $"The address does not fit MAX's name and {MostLines} lines of {length} characters. Shorten it in commercetools; nothing is cut off silently.");
            lines = [name];
        }

        foreach (var line in lines)
            if (MaxText.BadCharacter(scope, line) is { } bad) MaxText.ReportCharacter(scope, line, bad, field);
        return new()
        {
            Name = lines[0],
            Lines = lines.GetRange(1, lines.Count - 1),
            City = Place(scope, address.City, field, "city") ?? "",
            State = Place(scope, WordWrap.Clean(address.State) ?? address.Region, field, "state"),
            PostalCode = Place(scope, address.PostalCode, field, "postalCode"),
            Country = Country(scope, address.Country, field),
        };
    }

    /// <summary>
    /// Name first, then at most six lines: a line for each part; where these are too many, the shortest neighbours share
    /// a line, no more of them than need be; else the whole text flows over the lines. Null when even that does not fit.
    /// </summary>
    internal static List<string>? Layout(string name, List<string> parts, int length) =>
        Wrapped(name, parts, length) ?? Sharing(name, [.. parts], length) ?? Wrapped(name, [string.Join(", ", parts)], length);

    private static List<string>? Wrapped(string name, List<string> parts, int length)
    {
        if (WordWrap.Lines(name, length) is not { } lines) return null;
        foreach (var part in parts)
        {
            if (WordWrap.Lines(part, length) is not { } wrapped) return null;
            lines.AddRange(wrapped);
        }

        return lines.Count <= 1 + MostLines ? lines : null;
    }

    private static List<string>? Sharing(string name, List<string> parts, int length)
    {
        while (Neighbours(parts, length) is { } first)
        {
            parts[first] = $"{parts[first]}, {parts[first + 1]}";
            parts.RemoveAt(first + 1);
            if (Wrapped(name, parts, length) is { } lines) return lines;
        }

        return null;
    }

    // The first of the two neighbours that are shortest together and fit on one line.
    private static int? Neighbours(List<string> parts, int length)
    {
        int? first = null;
        var shortest = length - 1;
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            var together = parts[i].Length + parts[i + 1].Length;
            if (together >= shortest) continue;
            (first, shortest) = (i, together);
        }

        return first;
    }

    private static List<string> Parts(ICompanyScope scope, Address address, string? person, AddressLayout layout)
    {
        var parts = new List<string>(MostLines);
        var valueOf = (AddressPart part) => Part(scope, address, person, part);
        foreach (var line in layout.Lines)
            if (line.Write(valueOf) is { } text) parts.Add(text);
        return parts;
    }

    private static string? Part(ICompanyScope scope, Address address, string? person, AddressPart part) => part switch
    {
        AddressPart.Department => WordWrap.Clean(address.Department),
        AddressPart.Person => person,
        AddressPart.AdditionalAddressInfo => WordWrap.Clean(address.AdditionalAddressInfo),
        AddressPart.Street when scope.Company.NumberFirst.Contains(address.Country) => Join(' ', address.StreetNumber, address.StreetName),
        AddressPart.Street => Join(' ', address.StreetName, address.StreetNumber),
        AddressPart.StreetName => WordWrap.Clean(address.StreetName),
        AddressPart.StreetNumber => WordWrap.Clean(address.StreetNumber),
        AddressPart.AdditionalStreetInfo => WordWrap.Clean(address.AdditionalStreetInfo),
        AddressPart.Building => WordWrap.Clean(address.Building),
        AddressPart.Apartment => WordWrap.Clean(address.Apartment),
        AddressPart.PoBox => WordWrap.Clean(address.POBox),
        // MAX has one field for state and region; the region gets a line when the state takes the field.
        AddressPart.Region => WordWrap.Clean(address.State) is null ? null : WordWrap.Clean(address.Region),
        _ => PersonPart(address, part),
    };

    private static string? PersonPart(Address address, AddressPart part) => WordWrap.Clean(part switch
    {
        AddressPart.Salutation => address.Salutation,
        AddressPart.Title => address.Title,
        AddressPart.FirstName => address.FirstName,
        AddressPart.LastName => address.LastName,
        _ => null,
    });

    private static string? Place(ICompanyScope scope, string? value, string field, string name) =>
        WordWrap.Clean(value) is { } place ? MaxText.Personal(scope, place, MaxLength.Place, $"{field}.{name}") : null;

    private static string Country(ICompanyScope scope, string iso2, string field)
    {
        if (scope.Company.CountryName(iso2) is { } name) return name;
        scope.Report(ProblemCode.Missing, $"{field}.country", iso2, $"The name of country {iso2} is not known. Add in mapping.json: {scope.Company.Path}.address.countryNames: {{ \"{iso2}\": \"...\" }}.");
        return iso2;
    }

    private static string? Join(char separator, params ReadOnlySpan<string?> texts)
    {
        string? joined = null;
        foreach (var text in texts)
            if (WordWrap.Clean(text) is { } clean) joined = joined is null ? clean : $"{joined}{separator}{clean}";
        return joined;
    }
}
