using System.Text.Json;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The SKU decides the MAX part: it is the part number, an attribute holds the part number, or a table or the cross-reference translates it.</summary>
internal static class Items
{
    public static string Part(OrderScope scope, LineItem line, SourcePath path)
    {
        var rule = scope.Mapping.Json.Items;
        // Where MAX's cross-reference is to find the part by the customer's number, it may be missing here.
        if (rule.CustomerPart is { Resolve: true } && NamesNoPart(scope, line, rule) && CustomerPart(scope, line, path) is not null) return "";
        if (rule.Rule == ItemRule.Attribute) return FromAttribute(scope, line, rule.Attribute!, path);
        if (line.Variant.Sku is not { Length: > 0 } sku)
        {
            scope.Report(ProblemCode.Missing, path.Field("variant.sku"), null, "The variant has no sku, so its MAX part is unknown. Give the variant a SKU in commercetools and place the order again, or enter it in MAX by hand.");
            return "";
        }

        if (rule.Rule == ItemRule.CrossReference) return FromCrossReference(scope, sku, rule, path);
        if (rule.Rule == ItemRule.Same) return MaxText.Field(scope, sku, MaxLength.Part, path, "variant.sku");
        if (scope.Mapping.PartBySku.TryGetValue(sku, out var part)) return part;
        scope.Report(ProblemCode.UnmappedItem, path.Field("variant.sku"), sku, $"No MAX part stands for the SKU '{sku}'. Add in mapping.json: items.table: {{ \"{sku}\": \"...\" }}.");
        return "";
    }

    public static string? Reference(OrderScope scope, LineItem line, SourcePath path) => scope.Mapping.Json.Items.Reference switch
    {
        LineReference.Sku when line.Variant.Sku is { Length: > 0 } sku => MaxText.Field(scope, sku, MaxLength.Reference, path, "variant.sku"),
        LineReference.Ean when Attribute(line, scope.Mapping.Json.Items.EanAttribute!) is { } ean => MaxText.Field(scope, ean, MaxLength.Reference, path, "variant.attributes"),
        _ => null,
    };

    /// <summary>The customer's own number of the part, from the line's custom field that the mapping names.</summary>
    public static string? CustomerPart(OrderScope scope, LineItem line, SourcePath path)
    {
        if (scope.Mapping.Json.Items.CustomerPart is not { } rule || CustomValues.Text(line.Custom, rule.Field) is not { } number) return null;
        return MaxText.Field(scope, number, MaxLength.Reference, path, $"custom.fields.{rule.Field}");
    }

    private static bool NamesNoPart(OrderScope scope, LineItem line, ItemsJson rule) => rule.Rule switch
    {
        ItemRule.Attribute => Attribute(line, rule.Attribute!) is null,
        ItemRule.CrossReference => line.Variant.Sku is not { Length: > 0 } sku || !scope.Input.Items.ContainsKey(sku),
        _ => string.IsNullOrEmpty(line.Variant.Sku),
    };

    private static string FromCrossReference(OrderScope scope, string sku, ItemsJson rule, SourcePath path)
    {
        if (!scope.Input.Items.TryGetValue(sku, out var item))
        {
            // A row that was just added to the table need not wait for the next comparison.
            if (scope.Mapping.PartBySku.TryGetValue(sku, out var part)) return part;
            scope.Report(ProblemCode.UnmappedItem, path.Field("variant.sku"), sku, $"The SKU '{sku}' is not in the cross-reference of company {scope.Company.Max}. Publish the product with this SKU in commercetools and give the part in MAX what items.builtBy compares; after the next full comparison of flow items (ItemsComparisonSchedule), replay. Or add in mapping.json: items.table: {{ \"{sku}\": \"...\" }}.");
            return "";
        }

        if (!item.Discontinued || rule.Discontinued == DiscontinuedItems.Allow) return item.Part;
        scope.Report(ProblemCode.Discontinued, path.Field("variant.sku"), sku, $"MAX no longer sells part '{item.Part}' of the SKU '{sku}'. Agree on a replacement with the customer, make the part sellable in MAX again, or allow such orders in mapping.json: items.discontinued: \"allow\".");
        return item.Part;
    }

    private static string FromAttribute(OrderScope scope, LineItem line, string name, SourcePath path)
    {
        if (Attribute(line, name) is { } part) return MaxText.Field(scope, part, MaxLength.Part, path, "variant.attributes");
        scope.Report(ProblemCode.UnmappedItem, path.Field("variant.attributes"), line.Variant.Sku, $"The variant has no attribute '{name}', which holds the MAX part (mapping.json: items.attribute). Set it on the product and correct the order.");
        return "";
    }

    private static string? Attribute(LineItem line, string name)
    {
        foreach (var attribute in line.Variant.Attributes)
        {
            if (attribute.Name != name) continue;
            if (attribute.Value.ValueKind == JsonValueKind.String && attribute.Value.GetString() is { Length: > 0 } text) return text;
            if (attribute.Value.ValueKind == JsonValueKind.Number) return attribute.Value.GetRawText();
        }

        return null;
    }
}
