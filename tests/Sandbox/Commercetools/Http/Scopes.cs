namespace Connector.Sandbox.Commercetools.Http;

/// <summary>Whether a token's scopes suffice for a call.</summary>
internal static class Scopes
{
    public static void Check(TokenIssuer.Token token, string projectKey, ApiRoute route, bool isWrite)
    {
        var names = route.Scopes;
        // The sandbox's own seeding endpoints stand for the shop, which the connector's scopes do not concern.
        if (route.Operation is Operation.Place or Operation.Seed || Has("manage_project"))
            return;
        if (names.Any(name => Has("manage_" + name) || (!isWrite && Has("view_" + name))))
            return;
        var wanted = names.Select(name => $"{(isWrite ? "manage" : "view")}_{name}:{projectKey}");
        throw new ApiException(403, "insufficient_scope", $"Insufficient scope. One of the following scopes is missing: {string.Join(", ", wanted)}.");

        bool Has(string scope) => token.Scopes.Contains($"{scope}:{projectKey}");
    }
}
