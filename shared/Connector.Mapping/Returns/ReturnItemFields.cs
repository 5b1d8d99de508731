using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping.Feedback;

namespace Connector.Mapping.Returns;

/// <summary>The custom fields of a return item: with the type of the mapping where it has none, else those that differ.</summary>
internal static class ReturnItemFields
{
    public static void Write(FeedbackScope scope, KnownReturn known)
    {
        var item = known.Returned.Item;
        if (known.Fields.Count == 0) return;
        if (item.Custom is null)
        {
            scope.Actions.Add(new OrderSetReturnItemCustomTypeAction
            {
                ReturnItemId = item.Id,
                Type = new() { TypeId = "type", Key = scope.Mapping.Json.Feedback.ReturnItemType },
                Fields = known.Fields,
            });
            return;
        }

        foreach (var (name, value) in known.Fields)
            if (!IsSame(item, name, value)) scope.Actions.Add(new OrderSetReturnItemCustomFieldAction { ReturnItemId = item.Id, Name = name, Value = value });
    }

    public static string? Text(ReturnItem item, string field) => Value(item, field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static decimal? Number(ReturnItem item, string field) => Value(item, field) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    private static bool IsSame(ReturnItem item, string name, object? value) => value is long number ? Number(item, name) == number : Text(item, name) == value as string;

    private static JsonElement? Value(ReturnItem item, string field) =>
        item.Custom is { } custom && custom.Fields.TryGetValue(field, out var value) ? value : null;
}
