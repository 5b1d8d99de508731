using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>Product attributes that show what MAX says of a part; only those that differ are set.</summary>
public static class ItemAttributes
{
    /// <summary>True when mapping.json names any attribute.</summary>
    public static bool AreMapped(MappingDocument mapping) => mapping.Json.Items.Attributes.Count > 0;

    /// <summary>What to set on a variant.</summary>
    /// <param name="variant">The variant as it is.</param>
    /// <param name="lines">Its lines of the cross-reference, with their parts.</param>
    /// <param name="mapping">The business decisions.</param>
    public static IReadOnlyList<ProductSetAttributeAction> Actions(VariantRow variant, IReadOnlyList<(ItemReference Item, PartItem Part)> lines, MappingDocument mapping)
    {
        var actions = new List<ProductSetAttributeAction>();
        // Two languages of one attribute are two rules and one value.
        foreach (var rules in mapping.Json.Items.Attributes.GroupBy(rule => rule.Attribute, StringComparer.Ordinal))
        {
            JsonNode? before = variant.Attributes.TryGetValue(rules.Key, out var value) ? Plain(value) : null;
            var after = before?.DeepClone();
            foreach (var rule in rules)
            {
                var line = lines.FirstOrDefault(line => rule.Company is null || line.Item.Company == rule.Company);
                // What no company knows is not ours to empty.
                if (line.Item is null) continue;
                after = rule.Language is { } language ? Localised(after, language, Value(rule.From, line.Item, line.Part)) : Value(rule.From, line.Item, line.Part);
            }

            if (!JsonNode.DeepEquals(before, after)) actions.Add(new() { Sku = variant.Sku!, Name = rules.Key, Value = after is null ? null : JsonSerializer.SerializeToElement(after) });
        }

        return actions;
    }

    // An enum value is read as key and label, and set by its key.
    private static JsonNode? Plain(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("key", out var key) && value.TryGetProperty("label", out _)
        ? JsonValue.Create(key.GetString())
        : JsonNode.Parse(value.GetRawText());

    private static JsonObject? Localised(JsonNode? all, string language, JsonNode? text)
    {
        var texts = all as JsonObject ?? [];
        if (text is null) texts.Remove(language);
        else texts[language] = text;
        return texts.Count > 0 ? texts : null;
    }

    private static JsonNode? Value(ItemValue from, ItemReference item, PartItem part) => from switch
    {
        ItemValue.SalesUnit => item.SalesUnit,
        ItemValue.TaxCode => item.TaxCode,
        ItemValue.LeadTimeDays => item.LeadTimeDays,
        ItemValue.Discontinued => item.Discontinued,
        ItemValue.Gtin => item.Gtin,
        ItemValue.Description1 => part.Descriptions.Count > 0 ? part.Descriptions[0] : null,
        _ => part.Descriptions.Count > 1 ? part.Descriptions[1] : null,
    };
}
