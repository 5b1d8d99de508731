namespace Connector.Mapping.Document;

/// <summary>Rules for items that contradict each other.</summary>
internal static class ItemChecks
{
    public static IEnumerable<(string, string)> Violations(MappingJson mapping)
    {
        var items = mapping.Items;
        if (items is { BuiltBy: not null, Rule: not ItemRule.CrossReference })
            yield return ("/items/builtBy", "it says how the cross-reference is built, so it needs rule 'crossReference'");
        if (items is { BuiltBy: ItemMatch.Attribute, Attribute: null })
            yield return ("/items/attribute", "builtBy 'attribute' needs the name of the attribute");
        if (items is { BuiltBy: ItemMatch.Table, Table.Count: 0 })
            yield return ("/items/table", "builtBy 'table' needs a table");
        if (items is { BuiltBy: ItemMatch.Gtin, EanAttribute: null })
            yield return ("/items/eanAttribute", "builtBy 'gtin' needs the name of the attribute with the GTIN");
        foreach (var (pointer, sentence) in MappingChecks.Repeated(items.Attributes.Select((rule, i) => ($"/items/attributes/{i}", (rule.Attribute, rule.Language)))))
            yield return (pointer, sentence);
        for (var i = 0; i < items.Attributes.Count; i++)
        {
            var rule = items.Attributes[i];
            if (rule.Language is not null && rule.From is ItemValue.LeadTimeDays or ItemValue.Discontinued)
                yield return ($"/items/attributes/{i}/language", "numbers and yes/no have no language");
        }
    }

    public static IEnumerable<(string, string Company)> CompanyNames(ItemsJson items) =>
        items.Attributes.Select((rule, i) => ($"/items/attributes/{i}/company", Company: rule.Company!)).Where(use => use.Company is not null);
}
