using System.Text.Json.Nodes;

namespace Connector.Mapping.Tests;

/// <summary>What mapping.json may not say about items.</summary>
public sealed class ItemRuleChecks
{
    [Theory]
    [InlineData("""{ "rule": "same", "builtBy": "gtin", "eanAttribute": "ean" }""", "items.builtBy", "needs rule 'crossReference'")]
    [InlineData("""{ "rule": "crossReference", "builtBy": "gtin" }""", "items.eanAttribute", "GTIN")]
    [InlineData("""{ "rule": "crossReference", "builtBy": "attribute" }""", "items.attribute", "name of the attribute")]
    [InlineData("""{ "rule": "crossReference", "builtBy": "table" }""", "items.table", "needs a table")]
    [InlineData("""{ "rule": "same", "attributes": [{ "attribute": "a", "from": "gtin", "company": "XX" }] }""", "items.attributes[0].company", "no company 'XX'")]
    [InlineData("""{ "rule": "same", "attributes": [{ "attribute": "a", "from": "leadTimeDays", "language": "en" }] }""", "items.attributes[0].language", "no language")]
    [InlineData("""{ "rule": "same", "attributes": [{ "attribute": "a", "from": "gtin" }, { "attribute": "a", "from": "taxCode" }] }""", "items.attributes[1]", "repeats")]
    [InlineData("""{ "rule": "same", "attributes": [{ "attribute": "a", "from": "colour" }] }""", "items.attributes[0].from", "")]
    public void Rules_for_items_must_agree_with_each_other(string items, string field, string sentence)
    {
        var json = JsonNode.Parse(Repository.SandboxJson)!.AsObject();
        json["items"] = JsonNode.Parse(items);
        var problem = Assert.Single(MappingDocument.Load(json.ToJsonString(), "mapping.json").Problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(sentence, problem.Advice, StringComparison.Ordinal);
    }
}
