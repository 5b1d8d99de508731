using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>Applies one update action to the resource, in place.</summary>
internal delegate void UpdateAction(Change change, JsonObject resource, JsonObject action);

/// <summary>What the generic endpoints have to know about a resource type.</summary>
internal sealed class ResourceKind
{
    /// <summary>Path segment below the project.</summary>
    public required string Path { get; init; }

    /// <summary>typeId of references.</summary>
    public required string TypeId { get; init; }

    /// <summary>Top-level fields besides those of every resource; a predicate or sort on another one is refused.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Makes the resource out of a draft; null when it cannot be created through the API.</summary>
    public Func<Change, JsonObject, JsonObject>? Create { get; init; }

    public IReadOnlyDictionary<string, UpdateAction> Actions { get; init; } = new Dictionary<string, UpdateAction>();

    /// <summary>Text fields of which a value occurs once in the project.</summary>
    public IReadOnlyList<string> Unique { get; init; } = ["key"];

    /// <summary>Further text fields that queries look up often.</summary>
    public IReadOnlyList<string> Indexed { get; init; } = [];

    /// <summary>Fields by which a single resource is addressed, with the path form: <c>key=..</c>.</summary>
    public IReadOnlyDictionary<string, string> Selectors { get; init; } = new Dictionary<string, string> { ["key"] = "key" };

    /// <summary>Fields for <c>resourceUserProvidedIdentifiers</c>.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = ["key"];

    /// <summary>Checks that concern the finished resource and others of its type.</summary>
    public Action<Change, JsonObject> Validate { get; init; } = (_, _) => { };

    /// <summary>Message of a deletion.</summary>
    public Action<Change, JsonObject> Deleted { get; init; } = (_, _) => { };

    /// <summary>Runs once a created resource is complete: its Message, and what else a creation causes.</summary>
    public Action<Change, JsonObject> Created { get; init; } = (_, _) => { };

    /// <summary>Wraps the reply to a creation (customers answer with a sign-in result).</summary>
    public Func<JsonObject, JsonObject> CreateReply { get; init; } = resource => resource;

    /// <summary>Scope names without verb, such as <c>orders</c>; reading needs <c>view_</c> or <c>manage_</c>, writing <c>manage_</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>True for kinds of which there are very many: rows keep text instead of a tree.</summary>
    public bool IsCompact { get; init; }

    /// <summary>A second path to the same resources, in another form.</summary>
    public WritePath? Writes { get; init; }

    /// <summary>Fields with a look-up.</summary>
    public List<string> LookedUp => lookedUp ??= [.. Indexed.Concat(Unique).Distinct()];

    private List<string>? lookedUp;

    private static readonly HashSet<string> Common =
        ["id", "version", "createdAt", "lastModifiedAt", "createdBy", "lastModifiedBy", "custom", "key", "versionModifiedAt"];

    public bool HasField(string field) => Common.Contains(field) || Fields.Contains(field);
}

/// <summary>Where resources are created, read and changed that are queried elsewhere: products, queried as projections.</summary>
/// <param name="Path">Path segment below the project.</param>
/// <param name="Shown">The form in which this path shows a resource.</param>
internal sealed record WritePath(string Path, Func<JsonObject, JsonObject> Shown);
