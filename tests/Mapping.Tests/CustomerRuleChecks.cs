using System.Text.Json.Nodes;

namespace Connector.Mapping.Tests;

/// <summary>What mapping.json may not say about customers and addresses.</summary>
public sealed class CustomerRuleChecks
{
    private static readonly string Base = File.ReadAllText(Repository.File("tests/Mapping.Tests/Customers/mapping.json"));

    private const string Lines = "\"{department}\", \"{person}\", \"{street}\", \"{additionalStreetInfo}\", \"{building}, {apartment}\", \"{poBox}\", \"{additionalAddressInfo}\"";

    [Theory]
    [InlineData("{ \"strategy\": \"create\", \"match\": [\"account\"] }", null, null, "companies[0].accountField,companies[1].accountField", "which field holds the account")]
    [InlineData(null, "{ \"writeAccountTo\": \"externalId\" }", "{ \"writeAccountTo\": \"externalId\" }", "companies[1].writeAccountTo", "need different fields")]
    [InlineData(null, "{ \"writeAccountTo\": \"custom.maxAccount\" }", null, "companies[0].writeAccountTo", "customers.customType")]
    [InlineData(null, "{ \"writeAccountTo\": \"key\" }", null, "companies[0].writeAccountTo", "")]
    [InlineData(null, "{ \"accountField\": \"custom.\" }", null, "companies[0].accountField", "")]
    [InlineData("{ \"strategy\": \"link\" }", null, null, "customers.accountNumber", "match")]
    [InlineData("{ \"strategy\": \"create\", \"match\": [\"email\", \"email\"] }", null, null, "customers.match", "")]
    [InlineData("{ \"strategy\": \"create\", \"owned\": [\"terms\"] }", null, null, "customers.owned[0]", "")]
    [InlineData("{ \"strategy\": \"create\", \"creditHold\": \"ignore\" }", null, null, "customers.creditHold", "")]
    public void Rules_for_customers_must_agree_with_each_other(string? customers, string? first, string? second, string fields, string sentence) =>
        AssertWrong(customers, first, second, fields, sentence);

    [Theory]
    [InlineData("", "lines", "no line has region")]
    [InlineData(", \"{region}\", \"{department}\"", "lines[8]", "placed twice")]
    [InlineData(", \"{region}\", \"{streetName}\"", "lines[8]", "placed twice")]
    [InlineData(", \"{region} {city}\"", "lines[7]", "no address field 'city'")]
    [InlineData(", \"{region} {lastName}\"", "lines[7]", "no place here")]
    [InlineData(", \"{region} (region)\"", "lines[7]", "names no field")]
    [InlineData(", \"Region:{region}\"", "lines[7]", "a blank is missing")]
    [InlineData(", \"{region\"", "lines[7]", "names no field")]
    [InlineData(", \"{region}\"], \"person\": \"{title} {firstName} {lastName}\", \"countries\": [\"DE\"", "person", "no line has salutation")]
    public void A_layout_places_every_field_once(string rest, string field, string sentence)
    {
        var countries = rest.Contains("countries", StringComparison.Ordinal) ? "" : "\"countries\": [\"DE\"], ";
        AssertWrong(null, $"{{ \"address\": {{ \"layouts\": [{{ {countries}\"lines\": [{Lines}{rest}] }}] }} }}", null, $"companies[0].address.layouts[0].{field}", sentence);
    }

    [Fact]
    public void A_country_has_one_layout() =>
        AssertWrong(null, $"{{ \"address\": {{ \"layouts\": [{{ \"countries\": [\"DE\", \"AT\"], \"lines\": [{Lines}, \"{{region}}\"] }}, {{ \"countries\": [\"AT\"], \"lines\": [{Lines}, \"{{region}}\"] }}] }} }}", null, "companies[0].address.layouts[1].countries[0]", "repeats");

    [Fact]
    public void Companies_may_read_one_field_and_link_by_rules_alone()
    {
        var json = Changed("{ \"strategy\": \"link\", \"match\": [\"account\", \"vatNumber\"] }", "{ \"accountField\": \"externalId\" }", "{ \"accountField\": \"externalId\" }");
        Assert.Empty(MappingDocument.Load(json, "mapping.json").Problems);
    }

    private static void AssertWrong(string? customers, string? first, string? second, string fields, string sentence)
    {
        var problems = MappingDocument.Load(Changed(customers, first, second), "mapping.json").Problems;
        Assert.Equal(fields.Split(',').Order(StringComparer.Ordinal), problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.Contains(sentence, problem.Advice, StringComparison.Ordinal));
    }

    private static string Changed(string? customers, string? first, string? second)
    {
        var json = JsonNode.Parse(Base)!;
        if (customers is not null) json["customers"] = JsonNode.Parse(customers);
        Add(0, first);
        Add(1, second);
        return json.ToJsonString();

        void Add(int company, string? keys)
        {
            foreach (var (key, value) in keys is null ? [] : JsonNode.Parse(keys)!.AsObject()) json["companies"]![company]![key] = value?.DeepClone();
        }
    }
}
