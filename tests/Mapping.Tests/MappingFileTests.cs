using System.Text.Json;

namespace Connector.Mapping.Tests;

public sealed class MappingFileTests
{
    [Theory]
    [InlineData("tests/Sandbox/mapping.json")]
    [InlineData("functions/mapping.json")]
    public void A_mapping_that_ships_is_valid(string path) =>
        Assert.Empty(MappingDocument.Load(File.ReadAllText(Repository.File(path)), path).Problems);

    [Fact]
    public void An_unknown_key_is_named_with_its_path_and_line() =>
        AssertProblem(Change("\"guestAccount\": \"WEBGB\"", "\"guestAccount\": \"WEBGB\", \"guestAcount\": \"X\""), "companies[1].guestAcount", 21, "unknown");

    [Theory]
    [InlineData("\"code\": \"V19\"", "\"code\": \"V19-LONGER\"", "taxes[0].code", 79)]
    [InlineData("\"strategy\": \"create\"", "\"strategy\": \"guess\"", "customers.strategy", 61)]
    [InlineData("\"rate\": 0.19", "\"rate\": \"19 %\"", "taxes[0].rate", 79)]
    [InlineData("\"rate\": 0.07, \"code\": \"V07\"", "\"rate\": 0.07", "taxes[1]", 80)]
    public void A_value_that_does_not_follow_the_schema_is_named_with_its_line(string old, string @new, string field, int line) =>
        AssertProblem(Change(old, @new), field, line, "");

    [Theory]
    [InlineData("\"Europe/London\"", "\"Europe/Londn\"", "companies[1].timeZone", "time zone")]
    [InlineData("\"currency\": \"GBP\", \"company\": \"GB\"", "\"currency\": \"GBP\", \"company\": \"UK\"", "noStore[1].company", "no company 'UK'")]
    [InlineData("\"currency\": \"GBP\", \"company\": \"GB\"", "\"currency\": \"GBP\", \"company\": \"DE\"", "noStore[1].currency", "takes no orders in GBP")]
    [InlineData("\"stores\": [\"uk\"]", "\"stores\": [\"de\"]", "companies[1].stores[0]", "repeats companies[0].stores[0]")]
    [InlineData("\"rate\": 0.07, \"code\": \"V07\"", "\"rate\": 0.190, \"code\": \"V07\"", "taxes[1]", "repeats taxes[0]")]
    [InlineData("\"channel\": \"london\", \"company\": \"GB\"", "\"channel\": \"london\", \"company\": \"XX\"", "warehouses[2].company", "no company 'XX'")]
    [InlineData("\"slug\": \"deposit\"", "\"slug\": \"voucher\"", "customLineItems[3].slug", "repeats")]
    [InlineData("\"method\": \"Express\"", "\"method\": \"Standard\"", "shipping.methods[1].method", "repeats")]
    [InlineData("\"strategy\": \"create\"", "\"strategy\": \"link\"", "customers.accountNumber", "customerNumber")]
    [InlineData("\"discounts\": {", "\"units\": [{ \"sku\": \"A\", \"piecesPerUnit\": 2, \"unitsPerPiece\": 2 }], \"discounts\": {", "units[0]", "exclude each other")]
    [InlineData("\"reference\": \"sku\"", "\"reference\": \"ean\"", "items.eanAttribute", "attribute")]
    [InlineData("\"salesRep\": \"WEB\"", "\"salesRep\": \"WEB\", \"address\": { \"codePage\": \"latin-99\" }", "companies[0].address.codePage", "code page")]
    [InlineData("\"strategy\": \"create\"", "\"strategy\": \"create\", \"noStore\": [{ \"company\": \"XX\" }]", "customers.noStore[0].company", "no company 'XX'")]
    [InlineData("\"strategy\": \"create\"", "\"strategy\": \"create\", \"defaultAccounts\": [{ \"company\": \"XX\", \"account\": \"W\" }]", "customers.defaultAccounts[0].company", "no company 'XX'")]
    [InlineData("\"strategy\": \"create\"", "\"strategy\": \"create\", \"defaultAccounts\": [{ \"company\": \"DE\", \"account\": \"A\" }, { \"company\": \"DE\", \"account\": \"B\" }]", "customers.defaultAccounts[1]", "repeats")]
    [InlineData("\"strategy\": \"create\"", "\"strategy\": \"create\", \"noStore\": [{ \"country\": \"DE\", \"company\": \"DE\" }, { \"company\": \"DE\", \"country\": \"DE\" }]", "customers.noStore[1]", "repeats")]
    [InlineData("\"accountNumber\": \"gateway\"", "\"accountPrefix\": \"K\"", "customers.accountPrefix", "accountNumber")]
    [InlineData("\"salesRep\": \"WEB\"", "\"salesRep\": \"WEB\", \"salesRep\": \"WEB\"", "companies[0].salesRep", "twice")]
    public void Rules_that_contradict_each_other_are_named(string old, string @new, string field, string sentence) =>
        AssertProblem(Change(old, @new), field, null, sentence);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var json = Change("\"Europe/London\"", "\"Nowhere\"").Replace("\"strategy\": \"create\"", "\"strategy\": \"create\", \"colour\": \"red\"", StringComparison.Ordinal)
            .Replace("\"slug\": \"deposit\"", "\"slug\": \"voucher\"", StringComparison.Ordinal);
        Assert.Equal(["companies[1].timeZone", "customers.colour", "customLineItems[3].slug"], MappingDocument.Load(json, "mapping.json").Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_text_that_is_no_JSON_is_named_with_its_line() =>
        AssertProblem("{\n  \"companies\": [\n    oops\n", "$", 3, "no JSON");

    [Fact]
    public void Every_key_of_the_schema_has_a_title_and_a_description() =>
        Assert.Empty(Undescribed(JsonDocument.Parse(MappingDocument.Schema).RootElement, JsonDocument.Parse(MappingDocument.Schema).RootElement, "$"));

    private static IEnumerable<string> Undescribed(JsonElement schema, JsonElement root, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object) yield break;
        foreach (var member in schema.EnumerateObject())
        {
            if (member.Name == "properties")
            {
                foreach (var property in member.Value.EnumerateObject())
                {
                    var described = Described(property.Value) || (property.Value.TryGetProperty("$ref", out var reference)
                        && Described(root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])));
                    if (!described) yield return $"{path}.{property.Name}";
                }
            }

            foreach (var inner in Undescribed(member.Value, root, $"{path}.{member.Name}")) yield return inner;
        }
    }

    private static bool Described(JsonElement schema) => schema.TryGetProperty("title", out _) && schema.TryGetProperty("description", out _);

    private static string Change(string old, string @new)
    {
        var json = Repository.SandboxJson;
        var at = json.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The sandbox's mapping has no {old}.");
        return string.Concat(json.AsSpan(0, at), @new, json.AsSpan(at + old.Length));
    }

    private static void AssertProblem(string json, string field, int? line, string sentence)
    {
        var loaded = MappingDocument.Load(json, "mapping.json");
        Assert.False(loaded.Succeeded);
        var problem = Assert.Single(loaded.Problems);
        Assert.Equal((ProblemCode.InvalidMapping, field), (problem.Code, problem.Field));
        Assert.Contains(sentence, problem.Advice, StringComparison.Ordinal);
        Assert.Matches(line is null ? @"^mapping\.json line \d+" : $@"^mapping\.json line {line}\b", problem.Advice);
    }
}
