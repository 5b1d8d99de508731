using System.Diagnostics.CodeAnalysis;
using Connector.Sandbox.Commercetools.Imports;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Http;

internal enum Operation
{
    Token,
    Project,
    Query,
    Create,
    Read,
    Update,
    Delete,
    Import,
    Place,
    Seed,
    Imports,
    Apply,
}

/// <summary>What a path means. <see cref="Field"/> and <see cref="Value"/> address one resource.</summary>
internal sealed record ApiRoute(Operation Operation, string Template, ResourceKind? Kind = null)
{
    public string Field { get; init; } = "id";

    public string Value { get; init; } = "";

    /// <summary>Container of a custom object; then <see cref="Value"/> is its key.</summary>
    public string? Container { get; init; }

    public string? StoreKey { get; init; }

    /// <summary>What is asked of the Import API.</summary>
    public ImportRoute? Import { get; init; }

    /// <summary>True on the second path of a kind that is written elsewhere than queried.</summary>
    public bool IsWritePath { get; init; }

    public IReadOnlyList<string> Scopes => Import?.Scopes ?? Kind?.Scopes ?? ["project_settings"];

    public bool IsWrite => Import is not null
        ? Import.Call is ImportCall.CreateContainer or ImportCall.DeleteContainer or ImportCall.Submit
        : Operation is not (Operation.Query or Operation.Read or Operation.Project);

    public CallKind CallKind => Operation switch
    {
        Operation.Token => CallKind.Token,
        Operation.Query => CallKind.List,
        Operation.Read or Operation.Project => CallKind.Read,
        Operation.Imports => CallKind.Import,
        Operation.Place or Operation.Seed => CallKind.Seed,
        _ => CallKind.Write,
    };

    public static ApiRoute? Of(string method, string[] segments, string projectKey, IReadOnlyDictionary<string, ResourceKind> kinds)
    {
        if (segments is ["oauth", "token"])
            return method is "POST" ? new ApiRoute(Operation.Token, "/oauth/token") : null;
        if (segments.Length == 0 || segments[0] != projectKey)
            return null;
        return segments[1..] switch
        {
            [] => method is "GET" or "HEAD" ? new ApiRoute(Operation.Project, "/{projectKey}") : null,
            ["in-store", var store, .. var rest] when store.StartsWith("key=", StringComparison.Ordinal) =>
                Resource(method, rest, kinds, "/{projectKey}/in-store/key={storeKey}") is { } route ? route with { StoreKey = store["key=".Length..] } : null,
            ["sandbox", "orders"] when method is "POST" => new ApiRoute(Operation.Place, "/{projectKey}/sandbox/orders", kinds["orders"]),
            ["sandbox", var path] when method is "POST" && kinds.TryGetValue(path, out var kind) => new ApiRoute(Operation.Seed, $"/{{projectKey}}/sandbox/{path}", kind),
            ["orders", "import"] when method is "POST" => new ApiRoute(Operation.Import, "/{projectKey}/orders/import", kinds["orders"]),
            var rest when ImportRoute.Of(method, rest) is { } import => new ApiRoute(Operation.Imports, "/{projectKey}" + import.Template) { Import = import },
            ["orders", "edits", var id, "apply"] => method is "POST" ? new ApiRoute(Operation.Apply, "/{projectKey}/orders/edits/{id}/apply", kinds["orders/edits"]) { Value = id } : null,
            ["orders", "edits", .. var rest] => Resource(method, ["orders/edits", .. rest], kinds, "/{projectKey}"),
            var rest => Resource(method, rest, kinds, "/{projectKey}"),
        };
    }

    private static ApiRoute? Resource(string method, string[] segments, IReadOnlyDictionary<string, ResourceKind> kinds, string prefix)
    {
        if (segments.Length == 0 || !kinds.TryGetValue(segments[0], out var kind))
            return null;
        var template = $"{prefix}/{segments[0]}";
        var isWritePath = segments[0] == kind.Writes?.Path;
        // Products are queried as projections, and projections are never written.
        if (kind.Writes is not null && (isWritePath ? segments.Length == 1 && method is not "POST" : method is not ("GET" or "HEAD")))
            return null;
        var isCustomObject = kind.TypeId is "key-value-document";
        if (segments.Length == 1 || (segments.Length == 2 && isCustomObject))
            return Many(method, out var many)
                ? new ApiRoute(many, segments.Length == 1 ? template : template + "/{container}", kind) { IsWritePath = isWritePath, Container = segments.ElementAtOrDefault(1) }
                : null;
        if (!One(method, out var one))
            return null;
        if (segments.Length == 3 && isCustomObject)
            return new ApiRoute(one, template + "/{container}/{key}", kind) { Field = "key", Value = segments[2], Container = segments[1] };
        if (segments.Length != 2)
            return null;
        foreach (var (name, field) in kind.Selectors)
            if (segments[1].StartsWith(name + "=", StringComparison.Ordinal))
                return new ApiRoute(one, $"{template}/{name}={{{field}}}", kind) { IsWritePath = isWritePath, Field = field, Value = segments[1][(name.Length + 1)..] };
        return new ApiRoute(one, template + "/{id}", kind) { IsWritePath = isWritePath, Value = segments[1] };
    }

    private static bool Many(string method, [NotNullWhen(true)] out Operation operation) =>
        (operation = method is "POST" ? Operation.Create : Operation.Query) >= 0 && method is "POST" or "GET" or "HEAD";

    private static bool One(string method, [NotNullWhen(true)] out Operation operation)
    {
        operation = method switch { "POST" => Operation.Update, "DELETE" => Operation.Delete, _ => Operation.Read };
        return method is "POST" or "DELETE" or "GET" or "HEAD";
    }
}
