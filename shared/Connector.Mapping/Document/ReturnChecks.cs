using Connector.ExactMax.Contract;
using Connector.Mapping.Returns;

namespace Connector.Mapping.Document;

/// <summary>Rules for returns that contradict each other.</summary>
internal static class ReturnChecks
{
    public static IEnumerable<(string Pointer, string Sentence)> Violations(MappingJson mapping) =>
        WithoutReasons(mapping.Returns)
            .Concat(WithoutGoods(mapping.Returns))
            .Concat(MappingChecks.Repeated(mapping.Returns.Reasons.Select((rule, i) => ($"/returns/reasons/{i}/reason", ReturnReasons.KeyOf(rule.Reason)))))
            .Concat(MappingChecks.Repeated(mapping.Returns.Conditions.Select((rule, i) => ($"/returns/conditions/{i}/stockroom", rule.Stockroom))));

    private static IEnumerable<(string, string)> WithoutReasons(ReturnsJson returns)
    {
        if (returns is { Mode: not ReturnMode.Off, Reasons.Count: 0, DefaultReason: null })
            yield return ("/returns/reasons", "every return would be refused for its reason; list 'reasons', or set 'defaultReason' ({ } for none in MAX)");
    }

    // Without an RMA nobody in MAX would hear of goods to replace or repair.
    private static IEnumerable<(string, string)> WithoutGoods(ReturnsJson returns)
    {
        if (returns.Mode != ReturnMode.CreditOrder) yield break;
        for (var i = 0; i < returns.Reasons.Count; i++)
            if (returns.Reasons[i].Action != ReturnAction.Credit) yield return ($"/returns/reasons/{i}/action", Sentence(returns.Reasons[i].Action));
        if (returns.DefaultReason is { Action: not ReturnAction.Credit } rule) yield return ("/returns/defaultReason/action", Sentence(rule.Action));
    }

    private static string Sentence(ReturnAction action) =>
        $"mode 'creditOrder' enters no RMA, so nothing can be {(action == ReturnAction.Replace ? "replaced" : "repaired")}; use mode 'rma' or 'rmaAndCreditOrder', or action 'credit'";
}
