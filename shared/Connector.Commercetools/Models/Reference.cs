namespace Connector.Commercetools.Models;

/// <summary>A reference <c>{typeId, id}</c>, possibly expanded by <c>expand</c>.</summary>
public record Reference
{
    /// <summary>Type of the resource, for example <c>channel</c>.</summary>
    public required string TypeId { get; init; }

    /// <summary>Id of the resource.</summary>
    public required string Id { get; init; }
}

/// <summary>A <see cref="Reference"/> that the API filled in because the request asked to expand it.</summary>
/// <typeparam name="T">Model of the referenced resource.</typeparam>
public sealed record Reference<T> : Reference
    where T : class
{
    /// <summary>The resource itself, when the request expanded it.</summary>
    public T? Obj { get; init; }
}

/// <summary>A reference by key, as commercetools uses for stores and business units.</summary>
public sealed record KeyReference
{
    /// <summary>Type of the resource, for example <c>store</c>.</summary>
    public required string TypeId { get; init; }

    /// <summary>Key of the resource.</summary>
    public required string Key { get; init; }
}

/// <summary>Names a resource by id or by key in drafts and update actions; exactly one of the two is set.</summary>
public sealed record ResourceIdentifier
{
    /// <summary>Type of the resource, for example <c>channel</c>.</summary>
    public required string TypeId { get; init; }

    /// <summary>Id of the resource, or null when <see cref="Key"/> is given.</summary>
    public string? Id { get; init; }

    /// <summary>Key of the resource, or null when <see cref="Id"/> is given.</summary>
    public string? Key { get; init; }
}

/// <summary>Who made a change: the API client, the customer or an external user.</summary>
public sealed record LastModifiedBy
{
    /// <summary>Id of the API client that sent the request; our own id means an echo of our own write.</summary>
    public string? ClientId { get; init; }

    /// <summary>Value of <c>X-External-User-ID</c> of the request.</summary>
    public string? ExternalUserId { get; init; }
}

/// <summary>Custom fields: a type and the values as JSON.</summary>
public sealed record CustomFields
{
    /// <summary>The type that declares the fields.</summary>
    public required Reference Type { get; init; }

    /// <summary>Values by field name, kept as JSON because their types are the project's own.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement> Fields { get; init; } =
        new Dictionary<string, System.Text.Json.JsonElement>();
}
