using Connector.Sync.Work;

namespace Connector.Sync.Setup;

/// <summary>The scopes that the connector needs. <c>manage_x</c> includes <c>view_x</c>, and <c>manage_project</c> everything.</summary>
internal static class NeededScopes
{
    /// <summary>Whose names follow the flows; the first alternative of each is the one to recommend.</summary>
    private static readonly (string Flow, string[][] Scopes)[] Flows =
    [
        (FlowName.OrderExport, [["manage_orders"], ["view_payments"], ["view_channels", "view_products"]]),
        (FlowName.CustomerExport, [["manage_customers"]]),
        (FlowName.OrderFeedback, [["manage_orders"], ["manage_payments"], ["view_states"], ["manage_key_value_documents", "manage_orders"]]),
        (FlowName.ReturnExport, [["manage_orders"], ["view_payments"]]),
        (FlowName.Stock, [["manage_products"], ["view_orders"], ["view_channels", "view_products"]]),
        (FlowName.Items, [["manage_products"]]),
        (FlowName.Prices, [["manage_standalone_prices"], ["view_channels", "view_products"], ["view_customer_groups", "view_customers"]]),
    ];

    private static readonly string[][] Setup = [["manage_channels", "manage_products"], ["manage_states"], ["manage_types"], ["manage_subscriptions"]];

    /// <summary>What the setup and the flows that are on lack, each with who needs it.</summary>
    public static IReadOnlyList<(string Scope, IReadOnlyList<string> Users)> Missing(IReadOnlySet<string> granted, Func<string, bool> isOn) =>
    [
        .. Flows.Where(flow => isOn(flow.Flow)).Append(("setup", Setup))
            .SelectMany(user => user.Item2.Where(alternatives => !alternatives.Any(scope => Allows(granted, scope))).Select(alternatives => (Scope: alternatives[0], User: user.Item1)))
            .GroupBy(lack => lack.Scope, lack => lack.User, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group])),
    ];

    /// <summary>The scope that a step of the setup needs.</summary>
    public static string OfStep(string kind) => $"manage_{kind}s";

    private static bool Allows(IReadOnlySet<string> granted, string scope) =>
        granted.Contains("manage_project") || granted.Contains(scope)
        || (scope.StartsWith("view_", StringComparison.Ordinal) && granted.Contains("manage_" + scope["view_".Length..]));
}
