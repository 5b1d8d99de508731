using Connector.Commercetools.Models;
using Connector.Mapping.Orders;
using CsCheck;

namespace Connector.Mapping.Tests;

public sealed class AddressProperties
{
    private static readonly char[] Separators = [' ', ','];

    private static readonly string[] Countries = ["DE", "FR", "GB", "US", "JP", "IT", "XX"];

    // A layout that combines, labels and separates in every way that mapping.json allows.
    private const string Layouts = """"
        "layouts": [{ "countries": ["IT"], "person": "{lastName}, {firstName} - {title} / {salutation}",
          "lines": ["Att {person} , {department}", "{streetNumber} , {streetName} , Box {poBox}", "Int {apartment} , Scala {building}", "{additionalStreetInfo} / {additionalAddressInfo} / {region}"] }]
        """";

    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcdefghijäöüßéñ-./0123456789"], 1, 14];

    private static readonly Gen<string?> Text = Gen.Frequency((3, Word.Array[1, 6].Select(words => (string?)string.Join(' ', words))), (2, Gen.Const((string?)null)), (1, Gen.Const((string?)"  ")));

    private static readonly Gen<Address> Addresses = Gen.Select(Gen.Select(Text, Text, Text, Text), Gen.Select(Text, Text, Text, Text), Gen.Select(Text, Text, Text, Text), Gen.Int[0, Countries.Length - 1].Select(i => Countries[i]))
        .Select((a, b, c, country) => new Address
        {
            Country = country, Company = a.Item1, Salutation = a.Item2, FirstName = a.Item3, LastName = a.Item4, Department = b.Item1, StreetName = b.Item2, StreetNumber = b.Item3,
            AdditionalStreetInfo = b.Item4, Building = c.Item1, Apartment = c.Item2, POBox = c.Item3, AdditionalAddressInfo = c.Item4, City = c.Item2 ?? "City", PostalCode = c.Item1, Region = a.Item2, State = b.Item1,
        });

    [Theory]
    [InlineData(64)]
    [InlineData(30)]
    public void No_word_of_an_address_is_lost_and_no_line_is_too_long(int length) =>
        Addresses.Sample(address =>
        {
            var scope = Scope(length);
            var made = Orders.Addresses.Of(scope, address, "shippingAddress");
            if (scope.Problems.Count > 0) return;
            Assert.True(made.Lines.Count <= 6);
            Assert.All(made.Lines.Prepend(made.Name), line => Assert.InRange(line.Length, 1, length));
            var kept = Words(string.Join(' ', made.Lines.Prepend(made.Name).Append(made.State).Append(made.City).Append(made.PostalCode)));
            foreach (var word in Words(string.Join(' ', address.Company, address.Salutation, address.FirstName, address.LastName, address.Department, address.StreetName, address.StreetNumber,
                address.AdditionalStreetInfo, address.Building, address.Apartment, address.POBox, address.AdditionalAddressInfo, address.Region, address.State, address.City, address.PostalCode)))
                Assert.Contains(word, kept);
        }, iter: 5000);

    [Fact]
    public void Words_come_out_of_wrapping_in_their_order_and_number() =>
        Gen.Select(Word.Array[1, 30], Gen.Int[5, 64]).Sample((words, length) =>
        {
            var lines = WordWrap.Lines(string.Join(' ', words), length);
            if (lines is null) Assert.Contains(words, word => word.Length > length);
            else Assert.Equal(words, lines.SelectMany(line => line.Split(' ')));
        }, iter: 5000);

    private static HashSet<string> Words(string text) => [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)];

    private static OrderScope Scope(int length)
    {
        var json = Repository.SandboxJson.Replace("\"timeZone\": \"Europe/Berlin\",", $"\"timeZone\": \"Europe/Berlin\", \"address\": {{ \"lineLength\": {length}, {Layouts} }},", StringComparison.Ordinal);
        var order = Repository.Order(Path.Combine(Repository.OrdersFolder, "gross-prices-one-vat-rate", "order.json"));
        return OrderScope.Of(new() { Order = order }, Cached(json));
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, MappingDocument> Loaded = new();

    private static MappingDocument Cached(string json) => Loaded.GetOrAdd(json, text => MappingDocument.Load(text, "mapping.json").Value!);
}
