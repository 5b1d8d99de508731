namespace Connector.Sandbox.Commercetools.Imports;

internal enum ImportCall
{
    CreateContainer,
    ReadContainer,
    DeleteContainer,
    Submit,
    Summary,
    Operations,
    Operation,
}

/// <summary>A path of the Import API, which has another host in commercetools and shares ours.</summary>
/// <param name="Call">What is asked.</param>
/// <param name="Template">Route template below the project.</param>
/// <param name="Value">Key of the container, or id of the operation.</param>
internal sealed record ImportRoute(ImportCall Call, string Template, string Value = "")
{
    /// <summary>What is imported; null for containers and operations.</summary>
    public ImportKind? Kind { get; init; }

    public IReadOnlyList<string> Scopes => Kind?.Scopes ?? ["import_containers"];

    public static ImportRoute? Of(string method, string[] segments) => (method, segments) switch
    {
        ("POST", ["import-containers"]) => new(ImportCall.CreateContainer, "/import-containers"),
        ("GET", ["import-containers", var key]) => new(ImportCall.ReadContainer, "/import-containers/{key}", key),
        ("DELETE", ["import-containers", var key]) => new(ImportCall.DeleteContainer, "/import-containers/{key}", key),
        ("GET", ["import-containers", var key, "import-summaries"]) => new(ImportCall.Summary, "/import-containers/{key}/import-summaries", key),
        ("GET", ["import-containers", var key, "import-operations"]) => new(ImportCall.Operations, "/import-containers/{key}/import-operations", key),
        ("GET", ["import-operations", var id]) => new(ImportCall.Operation, "/import-operations/{id}", id),
        ("POST", [var path, "import-containers", var key]) when ImportKind.All.FirstOrDefault(kind => kind.Path == path) is { } kind =>
            new(ImportCall.Submit, $"/{path}/import-containers/{{key}}", key) { Kind = kind },
        _ => null,
    };
}
