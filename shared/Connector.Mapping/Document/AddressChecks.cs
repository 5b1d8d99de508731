using System.Text.Json;

namespace Connector.Mapping.Document;

/// <summary>Whether each layout places every field of an address exactly once, since no word of an address may be lost.</summary>
internal static class AddressChecks
{
    private static readonly AddressPart[] PersonParts = [AddressPart.Salutation, AddressPart.Title, AddressPart.FirstName, AddressPart.LastName];

    private static readonly AddressPart[] LineParts = [.. Enum.GetValues<AddressPart>().Except(PersonParts).Except([AddressPart.Street])];

    public static IEnumerable<(string Pointer, string Sentence)> Violations(MappingJson mapping) =>
        mapping.Companies.SelectMany((company, i) => Layouts(company.Address, $"/companies/{i}/address/layouts"));

    private static IEnumerable<(string, string)> Layouts(AddressJson address, string pointer) =>
        MappingChecks.Repeated(address.Layouts.SelectMany((layout, i) => layout.Countries.Select((country, j) => ($"{pointer}/{i}/countries/{j}", country))))
            .Concat(address.Layouts.SelectMany((layout, i) => Templates([.. layout.Lines.Select((line, j) => ($"{pointer}/{i}/lines/{j}", line))], $"{pointer}/{i}/lines", LineParts)))
            .Concat(address.Layouts.SelectMany((layout, i) => layout.Person is { } person ? Templates([($"{pointer}/{i}/person", person)], $"{pointer}/{i}/person", PersonParts) : []));

    private static IEnumerable<(string, string)> Templates(IReadOnlyList<(string Pointer, string Text)> lines, string whole, AddressPart[] needed)
    {
        var placed = new HashSet<AddressPart>();
        var readable = true;
        foreach (var (pointer, text) in lines)
        {
            var template = LineTemplate.TryRead(text, out var mistake);
            readable &= template is not null;
            if (template is null) yield return (pointer, mistake);
            foreach (var part in (template?.Parts ?? []).SelectMany(Fields))
            {
                if (!needed.Contains(part)) yield return (pointer, $"'{{{Name(part)}}}' has no place here; {string.Join(", ", needed.Select(Name))} have");
                else if (!placed.Add(part)) yield return (pointer, $"'{{{Name(part)}}}' is placed twice");
            }
        }

        var missing = needed.Where(part => !placed.Contains(part)).Select(Name).ToList();
        if (readable && missing.Count > 0) yield return (whole, $"no line has {string.Join(", ", missing)}; all fields must be placed, since no word of an address may be lost");
    }

    private static IEnumerable<AddressPart> Fields(AddressPart part) => part == AddressPart.Street ? [AddressPart.StreetName, AddressPart.StreetNumber] : [part];

    private static string Name(AddressPart part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());
}
