using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>What MAX is told about why an item comes back, and what shall happen with it.</summary>
internal readonly record struct ReturnReason(string? Code, ReturnAction Action, string? Stockroom);

/// <summary>The reason that the shop gives decides MAX's reason code, the action and the stockroom; upper and lower case are the same.</summary>
internal static class ReturnReasons
{
    public static string KeyOf(string reason) => (WordWrap.Clean(reason) ?? "").ToUpperInvariant();

    /// <summary>What the shop says: the custom field that the mapping names, or, where it names none, the comment.</summary>
    public static string? Given(ReturnItem item, ReturnsJson rules) =>
        rules.ReasonField is { } field ? CustomValues.Text(item.Custom, field) : WordWrap.Clean(item.Comment);

    /// <summary>The rule for the item; null when there is none.</summary>
    public static ReturnReason? Find(ReturnItem item, ReturnsJson rules)
    {
        var key = Given(item, rules) is { } reason ? KeyOf(reason) : null;
        foreach (var rule in rules.Reasons)
            if (KeyOf(rule.Reason) == key) return new(rule.Code, rule.Action, rule.Stockroom);
        return rules.DefaultReason is { } other ? new(other.Code, other.Action, other.Stockroom) : null;
    }

    public static ReturnReason Of(OrderScope scope, ReturnedItem returned)
    {
        var rules = scope.Mapping.Json.Returns;
        if (Find(returned.Item, rules) is { } found) return found;
        var given = Given(returned.Item, rules);
        scope.Report(ProblemCode.UnmappedReason, returned.Path.Field(rules.ReasonField is { } field ? $"custom.fields.{field}" : "comment"), given, given is null
            ? "The return item gives no reason. Add in mapping.json: returns.defaultReason: { \"code\": \"..\" }, or set the reason in commercetools."
            : $"No MAX reason stands for the return reason '{given}'. Add in mapping.json: returns.reasons: {{ \"reason\": \"{given}\", \"code\": \"..\" }}, or returns.defaultReason for all others.");
        return default;
    }
}
